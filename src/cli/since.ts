/** Which files have changed since a commit: what git says, and nothing that git does not know. */
import { execFileSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Source } from '../payload/types.js';
import { UsageError } from './usage-error.js';

/**
 * Files of the repository around a folder that differ from a commit: committed since, changed since, or new and not ignored.
 * @returns absolute paths
 * @throws UsageError where there is no git, no repository, or no such commit
 */
export function changedSince(ref: string, folder: string): ReadonlySet<string> {
  const top = git(
    folder,
    ['rev-parse', '--show-toplevel'],
    'This is no git repository, so --since has nothing to compare with.',
  );
  const root = top.replace(/\r?\n$/, '');
  const unknown = '--since names no commit, branch or tag of this repository.';
  // A ref that begins with a dash would be read as an option.
  if (ref.startsWith('-')) throw new UsageError(unknown);
  const commit = git(root, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`], unknown).trim();
  const failed = 'git could not say what has changed.';
  const lists = [
    git(root, ['diff', '--name-only', '--diff-filter=d', '--no-renames', '-z', commit, '--'], failed),
    git(root, ['ls-files', '--others', '--exclude-standard', '-z'], failed),
  ];
  return new Set(lists.flatMap((list) => list.split('\0').filter(Boolean)).map((path) => join(root, path)));
}

/** Files among sources that are in a set; what is no file is kept. */
export async function* onlyFiles(sources: AsyncIterable<Source>, wanted: ReadonlySet<string>): AsyncGenerator<Source> {
  for await (const source of sources)
    if (source.path === undefined || wanted.has(realpathSync(source.path))) yield source;
}

function git(folder: string, args: string[], otherwise: string): string {
  try {
    return execFileSync('git', ['-C', folder, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 256 * 1024 * 1024,
    });
  } catch (error) {
    const absent = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new UsageError(absent ? 'git is not on this machine, and --since needs it.' : otherwise);
  }
}
