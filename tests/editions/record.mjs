// Records what stops a build in this edition. Apart from the test so that it works the same on Windows.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));
const env = { ...process.env, RECORD_EDITION: '1' };
process.exitCode =
  spawnSync(process.execPath, [vitest, 'run', 'tests/editions'], { stdio: 'inherit', env }).status ?? 1;
