// Runs a step of the build that is written in TypeScript: node src/build/run.mjs docs, sbom or bundle.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const step = process.argv[2];
// In node_modules, so that packages left outside are found from it and no other tool looks at it.
const outfile = join(root, `node_modules/.cache/careconform-${step}.mjs`);
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

await build({
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  entryPoints: [`src/build/${step}.ts`],
  outfile,
});
const { run } = await import(pathToFileURL(outfile).href);
await run(root, version);
rmSync(outfile);
