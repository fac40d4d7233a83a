/** An index on disk, read in place. The file stays open, so one that is replaced meanwhile is still read whole. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Pages } from '../terminology/index/pages.js';
import { TerminologyError } from '../terminology/terminology-error.js';

/** @throws TerminologyError where the file cannot be opened */
export function openPages(path: string): Pages & { close(): void } {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    throw new TerminologyError(`The index ${path} cannot be opened (${(error as NodeJS.ErrnoException).code}).`);
  }
  const { size } = fstatSync(file);
  return {
    size,
    read(offset, length, into = new Uint8Array(length)) {
      let done = 0;
      while (done < length) {
        const count = readSync(file, into, done, length - done, offset + done);
        if (count === 0) throw new TerminologyError(`The index ${path} was cut short while it was read.`);
        done += count;
      }
      return into.length === length ? into : into.subarray(0, length);
    },
    close: () => closeSync(file),
  };
}
