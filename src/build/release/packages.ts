/** The packages that the built program asks for at run time, and what they need in turn, from the lock file. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Locked {
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/** Names of our dependencies that the files of dist/ import: the build has bundled all others. Texts in them may name more. */
export function importedByDist(root: string): string[] {
  const folder = join(root, 'dist');
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Required<Locked>;
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.c?js$/.test(name))
    .flatMap((name) => [
      ...readFileSync(join(folder, name), 'utf8').matchAll(/\b(?:from|import|require)\s*\(?\s*["']([@\w][^"']*)["']/g),
    ])
    .map(([, specifier]) => specifier!)
    .map((specifier) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/'))
    .filter((name) => name in dependencies);
  return [...new Set(names)].sort();
}

/**
 * @param names packages, as seen from the root
 * @returns paths of them and of all that they need, as node_modules/a/node_modules/b
 * @throws Error where the lock file lacks one that is needed
 */
export function closureOf(root: string, names: readonly string[]): string[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const found = new Set<string>();
  const waiting = names.map((name) => needed(packages, name, ''));
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    for (const name of Object.keys(packages[path]!.dependencies ?? {})) waiting.push(needed(packages, name, path));
  }
  return [...found].sort();
}

/** As Node finds it: in the package's own folder, then in each above. */
function needed(packages: Record<string, Locked>, name: string, from: string): string {
  for (let folder = from; ; ) {
    const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (packages[path]) return path;
    if (folder === '') throw new Error(`package-lock.json has no ${name}, which ${from || 'dist'} needs`);
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')));
  }
}
