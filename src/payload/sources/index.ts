/** Arguments of the command line as sources: files, folders, patterns, standard input. */
import { existsSync } from 'node:fs';
import type { Source } from '../types.js';
import { SourceError } from '../types.js';
import { failingSource, standardInput } from './file.js';
import { openPath } from './folder.js';
import { expandGlob, isGlob } from './glob.js';

/**
 * Opens paths in the order given. `-` is standard input. A path that exists is taken as it is, also where it has signs of a
 * pattern in it. What cannot be read is a source whose reading fails with a SourceError.
 */
export async function* openSources(paths: Iterable<string>): AsyncGenerator<Source> {
  for (const argument of paths) {
    const path = argument.replace(/(?<=.)\/+$/, '');
    if (argument === '-') yield standardInput();
    else if (isGlob(argument) && !existsSync(argument)) yield* openPattern(argument);
    else yield* openPath(path, argument);
  }
}

async function* openPattern(argument: string): AsyncGenerator<Source> {
  const paths = await expandGlob(argument);
  if (paths.length === 0)
    yield failingSource(argument, argument, new SourceError('No file or folder fits this pattern.', 'not-found'));
  for (const path of paths) yield* openPath(path, commonFolder(argument));
}

/** The part of a pattern before its first sign, so that names can be given relative to it. */
function commonFolder(pattern: string): string {
  const parts = pattern.split('/');
  return parts.slice(0, parts.findIndex(isGlob)).join('/') || '.';
}
