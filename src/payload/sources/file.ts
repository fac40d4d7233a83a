import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tooLargeMessage } from '../archives.js';
import { joinBytes } from '../inflate.js';
import type { Source } from '../types.js';
import { LIMITS, SourceError } from '../types.js';
import { sourceError } from './failure.js';

/** A file as a source. What is wrong with it shows when it is read, so that one bad file does not stop the others. */
export function fileSource(name: string, argument: string, size?: number, modified?: number): Source {
  const stream = () => inPieces(createReadStream(name, { highWaterMark: 256 * 1024 }));
  return {
    name,
    argument,
    path: name,
    ...(modified === undefined ? {} : { modified }),
    ...(size === undefined ? {} : { size }),
    read: async () => (size === undefined ? readStream(stream()) : readKnown(name)),
    stream,
  };
}

/** Something named that cannot be read; it fails when it is read. */
export function failingSource(name: string, argument: string, error: unknown): Source {
  return { name, argument, read: () => Promise.reject(sourceError(error)) };
}

/** Standard input. It can be read once. */
export function standardInput(): Source {
  const stream = () => inPieces(process.stdin);
  return { name: 'standard input', argument: '-', read: () => readStream(stream()), stream };
}

async function readKnown(name: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(name));
  } catch (error) {
    throw sourceError(error);
  }
}

/** @throws SourceError where it is larger than a payload may be */
export async function readStream(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const read: Uint8Array[] = [];
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > LIMITS.payloadBytes) throw new SourceError(tooLargeMessage(), 'too-large');
    read.push(piece);
  }
  return joinBytes(read, size);
}

async function* inPieces(stream: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of stream) yield piece as Uint8Array;
  } catch (error) {
    throw sourceError(error);
  }
}
