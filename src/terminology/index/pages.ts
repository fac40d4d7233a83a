/** Random access to the bytes of an index; where they are kept is the affair of who opens it. */
export interface Pages {
  readonly size: number;
  /**
   * Reads bytes; the array is the caller's own.
   * @param into is filled from its start and given back, shortened to the length, where the caller has room already
   * @throws TerminologyError where there are fewer
   */
  read(offset: number, length: number, into?: Uint8Array): Uint8Array;
  close?(): void;
}

/** Pages of an index that is in memory, as in a browser. */
export function memoryPages(bytes: Uint8Array): Pages {
  return {
    size: bytes.length,
    read(offset, length, into) {
      if (!into) return bytes.slice(offset, offset + length);
      into.set(bytes.subarray(offset, offset + length));
      return into.subarray(0, length);
    },
  };
}
