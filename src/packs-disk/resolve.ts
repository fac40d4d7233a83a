/** Where a pack that a user names is: a folder, a module, or a package that is installed here. Nothing is looked for elsewhere. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve, sep } from 'node:path';
import { PackError } from '../packs/faults.js';

export type FoundPack =
  /** A folder of data; no code of it is run */
  | { kind: 'data'; folder: string }
  /** A module whose default export is a pack */
  | { kind: 'code'; module: string };

const PACKAGE = /^(?:@[a-z0-9~-][a-z0-9._~-]{0,100}\/)?[a-z0-9~-][a-z0-9._~-]{0,100}$/;

/**
 * @param named as the user wrote it
 * @param from the folder that it is read from
 * @throws PackError where there is no such pack
 */
export function findPack(named: string, from: string): FoundPack {
  const path = resolve(from, named);
  const isPath = /^\.{1,2}(?:[/\\]|$)/.test(named) || isAbsolute(named) || existsSync(path);
  if (!isPath) return installed(named, from);
  if (!existsSync(path)) throw new PackError(`There is no pack at ${named}.`);
  if (statSync(path).isDirectory()) return { kind: 'data', folder: path };
  if (/\.m?js$/.test(path)) return { kind: 'code', module: path };
  throw new PackError(`${named} is neither a folder nor a module (.js, .mjs), so it is no pack.`);
}

function installed(named: string, from: string): FoundPack {
  if (!PACKAGE.test(named)) throw new PackError(`${named} is neither a path nor the name of a package.`);
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const root = join(folder, 'node_modules', ...named.split('/'));
    if (existsSync(join(root, 'package.json'))) return packageAt(root, named);
    if (dirname(folder) === folder) break;
  }
  throw new PackError(`There is no package ${named} here. Install it, or name a folder as ./${named}`);
}

function packageAt(root: string, named: string): FoundPack {
  let manifest: { exports?: unknown; main?: unknown };
  try {
    manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  } catch {
    throw new PackError(`The package.json of ${named} cannot be read.`);
  }
  const entry = entryOf(manifest.exports) ?? (typeof manifest.main === 'string' ? manifest.main : undefined);
  if (entry === undefined) return { kind: 'data', folder: root };
  const module = join(root, entry);
  if (!module.startsWith(root + sep) || !existsSync(module))
    throw new PackError(`The package ${named} names a module that is not in it.`);
  return { kind: 'code', module };
}

/** The module of the package itself (Node.js, Packages, conditional exports). */
function entryOf(exports: unknown): string | undefined {
  if (typeof exports === 'string') return exports;
  if (typeof exports !== 'object' || exports === null) return undefined;
  const { '.': self, import: own, node, default: other } = exports as Record<string, unknown>;
  return entryOf(self) ?? entryOf(own) ?? entryOf(node) ?? entryOf(other);
}
