import type { IndexMeta, Spelling } from '../index-format.js';

/** What importers are told besides the files. */
export interface SourceOptions {
  /** What is to be told of where the files come from */
  sources: () => Promise<IndexMeta['sources']>;
  /** The user says that the files hold all codes of their system */
  complete?: boolean;
  /** The name under which the index of a code system is kept: its key where the URL is the right one for it, else the URL */
  keyOf?: (url: string) => string;
  /** Whether a name is one of our keys of code systems */
  isKey?: (name: string) => boolean;
  /** Other ways of writing the codes of a system, by its key or URL */
  spellings?: (system: string) => readonly Spelling[] | undefined;
  progress?: (done: number, of: number) => void;
}

/** Tells the progress of several files as one. */
export function progressOf(
  files: readonly { bytes: number }[],
  { progress }: Pick<SourceOptions, 'progress'>,
): (bytes: number) => void {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  return (bytes) => {
    done += bytes;
    progress?.(done, total);
  };
}

/** Those of the sources that the files came from: a file itself, or the zip or folder that its name begins with. */
export function sourcesOf(sources: IndexMeta['sources'], files: Iterable<string>): IndexMeta['sources'] {
  const names = new Set([...files].flatMap((name) => [name.split('/')[0], name.split('/').at(-1)]));
  return sources.filter(({ name }) => names.has(name));
}
