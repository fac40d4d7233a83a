// Makes dist/cli.cjs, the command line in one file that bin/careconform.js loads as a script, and keeps it compiled beside
// it: reading and compiling sixty modules was a third of the time that it takes to check one payload.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);

/**
 * fflate reckons its tables as it is loaded, which takes 3 ms: it is loaded on its first use. Its form for browsers is the
 * same without worker threads, which are not used.
 */
const inflateLate = {
  name: 'inflate-late',
  setup(plugin) {
    const path = join(dirname(require.resolve('fflate')), 'browser.cjs');
    const getters = Object.keys(require('fflate')).map(
      (name) => `get ${name}(){return require('fflate/late').${name}}`,
    );
    plugin.onResolve({ filter: /^fflate$/ }, () => ({ path: 'fflate', namespace: 'late' }));
    plugin.onResolve({ filter: /^fflate\/late$/ }, () => ({ path }));
    plugin.onLoad({ filter: /.*/, namespace: 'late' }, () => ({
      contents: `module.exports={${getters}}`,
      loader: 'js',
    }));
  },
};

/**
 * @param common options of esbuild that all bundles have
 * @param outfile where the program goes
 * @throws Error where the program has a character beyond ASCII: it is read byte by byte, because that is fastest
 */
export async function buildProgram(common, outfile) {
  await build({
    ...common,
    plugins: [...common.plugins, inflateLate],
    format: 'cjs',
    entryPoints: ['src/cli/main.ts'],
    outfile,
    define: { ...common.define, 'import.meta.url': 'programUrl' },
    banner: { js: '(function(require,programUrl,programImport){const module={exports:{}};' },
    footer: { js: 'return module.exports})' },
  });
  const program = readFileSync(outfile, 'latin1');
  const beyond = /[^\0-\x7f]/.exec(program);
  if (beyond) throw new Error(`${outfile} has a character beyond ASCII at ${beyond.index}: write it as an escape.`);
  // A script that was kept compiled has no import of its own.
  writeFileSync(outfile, program.replace(/\bimport\((?=["'])/g, 'programImport('));
}

/**
 * Keeps the built program compiled, beside it.
 * @param program the file
 * @param sample a payload; what the program does with it is what is kept
 */
export function keepCompiled(program, sample) {
  execFileSync(process.execPath, [fileURLToPath(new URL('compile-program.mjs', import.meta.url)), program, sample], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
