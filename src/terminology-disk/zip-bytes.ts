/** Where the bytes of a zip are: on disk, or in memory where it was within another zip. */
import { createReadStream, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';

const CHUNK = 1 << 18;

export interface ZipBytes {
  /** As messages name it */
  name: string;
  size: number;
  /** Fewer where the zip ends before */
  read(position: number, length: number): Promise<Buffer>;
  /** Up to but not including `end` */
  stream(start: number, end: number): Readable;
}

export function diskBytes(path: string): ZipBytes {
  return {
    name: path,
    size: statSync(path).size,
    async read(position, length) {
      const file = await open(path, 'r');
      try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
    stream: (start, end) => createReadStream(path, { start, end: end - 1, highWaterMark: CHUNK }),
  };
}

export function memoryBytes(name: string, bytes: Uint8Array): ZipBytes {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return {
    name,
    size: buffer.length,
    read: async (position, length) => buffer.subarray(Math.max(0, position), Math.max(0, position) + length),
    stream: (start, end) => Readable.from(pieces(buffer.subarray(start, end)), { objectMode: false }),
  };
}

function* pieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
}
