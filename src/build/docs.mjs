// Writes the pages of standards/ that are made from the catalogue. Run by `npm run docs`, after `npm run build`.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
// In the repository, so that packages left outside the bundle are found from it.
const bundle = join(root, 'node_modules/.cache/careconform-docs.mjs');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

await build({
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  entryPoints: ['src/build/docs/pages.ts'],
  outfile: bundle,
});
const { makePages } = await import(pathToFileURL(bundle).href);
for (const [name, text] of makePages(root, version)) {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), text);
}
rmSync(bundle);
