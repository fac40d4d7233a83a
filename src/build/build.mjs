// Makes dist/: bundles that start fast, the compiled catalogue, and types. Run by `npm run build`; plain JavaScript because
// it comes before anything is compiled.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { buildProgram, keepCompiled } from './program.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const finished = join(root, 'dist');
// Made apart and put in place whole, so that a build that fails leaves the last one standing.
const dist = join(root, 'dist-next');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
/** Node reads data faster out of one string than as part of a program. */
const dataAsText = {
  name: 'data-as-text',
  setup({ onLoad }) {
    onLoad({ filter: /\.json$/ }, ({ path }) => {
      const text = JSON.stringify(JSON.parse(readFileSync(path, 'utf8')));
      return { contents: `export default JSON.parse(${JSON.stringify(text)})`, loader: 'js' };
    });
  },
};
const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  plugins: [dataAsText],
  define: { CARECONFORM_VERSION: JSON.stringify(version) },
  logLevel: 'warning',
};

/** Loaded only when something needs them, so they stay packages; the rest is bundled, because loading it costs more than running it. */
const LATE = ['ajv', 'ajv/*', 'fast-xml-parser', 'fhir-kit-client', 'fhirpath', 'fhirpath/*'];
const BUNDLED = ['commander', 'csv-parse', 'fflate', 'saxes', 'xmlchars'];

/** The licence of a bundled package, which its terms ask to be kept with it. */
function licenceOf(name) {
  const folder = join(root, 'node_modules', name);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const own = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const text = file ? readFileSync(join(folder, file), 'utf8') : `${own.license} licence, as its package.json says.`;
  return `${name} ${own.version}\n\n${text}\n`;
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
await build({
  ...common,
  packages: 'external',
  entryPoints: ['src/build/catalogue.ts', 'src/build/examples.ts'],
  outdir: 'dist-next/build',
});
const { compileCatalogue } = await import(pathToFileURL(join(dist, 'build/catalogue.js')).href);
const { compileExamples } = await import(pathToFileURL(join(dist, 'build/examples.js')).href);
const catalogue = compileCatalogue(join(root, 'standards'), version);
writeFileSync(join(dist, 'catalogue.json'), JSON.stringify(catalogue));
writeFileSync(join(dist, 'examples.json'), JSON.stringify(compileExamples(join(root, 'fixtures'), catalogue)));
rmSync(join(dist, 'build'), { recursive: true });
/** commander asks for child_process to start commands of other files, which ours has none of; loading it costs 4 ms. */
const withoutChildProcess = {
  name: 'without-child-process',
  setup(plugin) {
    plugin.onResolve({ filter: /^(node:)?child_process$/ }, ({ importer }) =>
      importer.includes('commander') ? { path: 'child_process', namespace: 'left-out' } : undefined,
    );
    plugin.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
  },
};
const shipped = { ...common, minifySyntax: true, minifyWhitespace: true, external: LATE };
await build({
  ...shipped,
  entryPoints: {
    index: 'src/index.ts',
    worker: 'src/workers/worker.ts',
    'pack-thread': 'src/packs-disk/pack-thread.ts',
    testing: 'src/testing/index.ts',
  },
  outdir: 'dist-next',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  // Bundled CommonJS packages ask for Node's own modules by require.
  banner: { js: "import{createRequire as __c}from'node:module';const require=__c(import.meta.url);" },
});
await buildProgram({ ...shipped, plugins: [dataAsText, withoutChildProcess] }, join(dist, 'cli.cjs'));
writeFileSync(join(dist, 'LICENSES.txt'), BUNDLED.map(licenceOf).join('\n'));
if (!process.argv.includes('--no-types'))
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'src/build/tsconfig.json'], {
    cwd: root,
    stdio: 'inherit',
  });
rmSync(finished, { recursive: true, force: true });
renameSync(dist, finished);
keepCompiled(join(finished, 'cli.cjs'), join(root, 'fixtures/records/fhir-r4/patient.json'));
