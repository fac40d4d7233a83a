import { SourceError } from '../types.js';

const CAUSES: Readonly<Record<string, [SourceError['code'], string]>> = {
  ENOENT: ['not-found', 'There is no such file or folder.'],
  ENOTDIR: ['not-found', 'There is no such file or folder.'],
  EACCES: [
    'no-permission',
    'It cannot be read: there is no permission. Change its permissions, or run as a user that may read it.',
  ],
  EPERM: [
    'no-permission',
    'It cannot be read: there is no permission. Change its permissions, or run as a user that may read it.',
  ],
  EISDIR: ['is-directory', 'It is a folder where a file is due.'],
  ELOOP: ['io', 'It is a link that leads back to itself.'],
  ENAMETOOLONG: ['not-found', 'The name is longer than the system allows.'],
  EMFILE: ['io', 'Too many files are open; raise the limit of open files.'],
};

/** An error of the file system in our own words, without the path that its own text has in it. */
export function sourceError(error: unknown): SourceError {
  if (error instanceof SourceError) return error;
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const cause = Object.hasOwn(CAUSES, code) ? CAUSES[code] : undefined;
  if (cause) return new SourceError(cause[1], cause[0]);
  return new SourceError('It could not be read: the system reported an error in input or output.', 'io');
}
