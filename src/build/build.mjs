// Makes dist/: bundles that start fast, the compiled catalogue, and types. Run by `npm run build`; plain JavaScript because
// it comes before anything is compiled.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  define: { CARECONFORM_VERSION: JSON.stringify(version) },
  logLevel: 'warning',
};

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
await build({ ...common, entryPoints: ['src/build/catalogue.ts'], outfile: 'dist/build/catalogue.js' });
const { compileCatalogue } = await import(pathToFileURL(join(dist, 'build/catalogue.js')).href);
writeFileSync(join(dist, 'catalogue.json'), JSON.stringify(compileCatalogue(join(root, 'standards'), version)));
rmSync(join(dist, 'build'), { recursive: true });
await build({
  ...common,
  entryPoints: { cli: 'src/cli/main.ts', index: 'src/index.ts' },
  outdir: 'dist',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  minifySyntax: true,
});
if (!process.argv.includes('--no-types'))
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'src/build/tsconfig.json'], {
    cwd: root,
    stdio: 'inherit',
  });
