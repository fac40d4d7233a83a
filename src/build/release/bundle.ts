/** A zip that runs where it is unpacked: what npm would publish, with the few packages that are not bundled into dist/. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { READ_ME, SHELL, WINDOWS } from './launchers.js';
import { closureOf, importedByDist } from './packages.js';

const SINGLE = ['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE', 'NOTICE'];
/** A zip keeps local time, so this is the same wherever it is made. */
const FIXED_TIME = new Date(1980, 0, 1);
/** Unix, a plain file, and who may run it (APPNOTE 6.3, 4.4.15). */
const PLAIN = { os: 3, attrs: (0o100644 << 16) >>> 0 };
const RUNS = { os: 3, attrs: (0o100755 << 16) >>> 0 };

/** @throws Error where dist/ is not built or a package is not installed */
export function makeBundle(root: string, version: string): Uint8Array {
  const read = (path: string) => readFileSync(join(root, path));
  const paths = [
    ...SINGLE,
    ...['bin', 'dist', 'standards'].flatMap((folder) => under(root, folder)),
    ...closureOf(root, importedByDist(root)).flatMap((folder) => under(root, folder).filter(isNeeded)),
    // What is compiled is for the Node of this machine only, and is not the same in two builds.
  ].filter((path) => !path.startsWith('dist/types/') && !path.endsWith('.compiled'));
  const files = new Map<string, [Uint8Array, typeof PLAIN]>(paths.map((path) => [path, [read(path), PLAIN]]));
  files.set('bin/careconform.js', [read('bin/careconform.js'), RUNS]);
  files.set('careconform', [Buffer.from(SHELL), RUNS]);
  files.set('careconform.cmd', [Buffer.from(WINDOWS), PLAIN]);
  files.set('START.txt', [Buffer.from(READ_ME), PLAIN]);
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const zip: Zippable = Object.fromEntries(
    sorted.map(([path, content]) => [`careconform-${version}/${path}`, content]),
  );
  return zipSync(zip, { mtime: FIXED_TIME, level: 9 });
}

/** Files of a folder, with forward slashes on every system; packages inside a package come by their own path. */
function under(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : under(root, path);
    return entry.isFile() ? [path] : [];
  });
}

/** Of a package: not what only its developers, compilers and browsers use. Licences stay. */
function isNeeded(path: string): boolean {
  return !/\.(?:map|ts|mts|cts|min\.js)$|\/(?:tests?|spec|docs?|benchmarks?|\.[^/]*)\/|\/(?:CHANGELOG|HISTORY)[^/]*$/i.test(
    path,
  );
}
