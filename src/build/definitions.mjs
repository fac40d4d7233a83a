// npm run definitions: bundles the TypeScript beside this file and runs it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const folder = await mkdtemp(join(tmpdir(), 'careconform-definitions-'));
try {
  const outfile = join(folder, 'definitions.mjs');
  const entryPoints = [fileURLToPath(new URL('definitions/main.ts', import.meta.url))];
  await build({ entryPoints, bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'warning' });
  const { compileDefinitions } = await import(pathToFileURL(outfile).href);
  await compileDefinitions(folder, new URL('../../standards/definitions/', import.meta.url));
} finally {
  await rm(folder, { recursive: true, force: true });
}
