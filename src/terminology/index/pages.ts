/** Random access to the bytes of an index; where they are kept is the affair of who opens it. */
export interface Pages {
  readonly size: number;
  /**
   * Reads bytes; the array is the caller's own.
   * @throws TerminologyError where there are fewer
   */
  read(offset: number, length: number): Uint8Array;
  close?(): void;
}

/** Pages of an index that is in memory, as in a browser. */
export function memoryPages(bytes: Uint8Array): Pages {
  return { size: bytes.length, read: (offset, length) => bytes.slice(offset, offset + length) };
}
