/** Files of a zip as streams, so that a release of several gigabytes never stands in memory. Source: PKWARE APPNOTE 6.3. */
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { TerminologyError } from '../terminology/terminology-error.js';

export interface ZipEntry {
  name: string;
  bytes: number;
  open(): AsyncIterable<Uint8Array>;
}

interface Place {
  compressed: number;
  bytes: number;
  header: number;
  method: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const FULL = 0xffffffff;

/** @throws TerminologyError where the file is no zip or is cut short */
export async function zipEntries(path: string): Promise<ZipEntry[]> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const directory = await readDirectory(file, size, path);
    return entriesOf(path, directory);
  } finally {
    await file.close();
  }
}

async function readDirectory(file: FileHandle, size: number, path: string): Promise<Buffer> {
  const tail = await readAt(file, Math.max(0, size - 66_000), Math.min(size, 66_000), path);
  let at = tail.length - 22;
  while (at >= 0 && tail.readUInt32LE(at) !== END) at -= 1;
  if (at < 0) throw cutShort(path);
  let length = tail.readUInt32LE(at + 12);
  let offset = tail.readUInt32LE(at + 16);
  if (offset === FULL || length === FULL) {
    if (at < 20 || tail.readUInt32LE(at - 20) !== LOCATOR_64) throw cutShort(path);
    const end = await readAt(file, Number(tail.readBigUInt64LE(at - 12)), 56, path);
    if (end.readUInt32LE(0) !== END_64) throw cutShort(path);
    length = Number(end.readBigUInt64LE(40));
    offset = Number(end.readBigUInt64LE(48));
  }
  if (offset + length > size) throw cutShort(path);
  return readAt(file, offset, length, path);
}

function entriesOf(path: string, directory: Buffer): ZipEntry[] {
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 46 <= directory.length; ) {
    if (directory.readUInt32LE(at) !== ENTRY) throw cutShort(path);
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
    const place = placeOf(directory, at, at + 46 + nameLength, extra);
    if (!name.endsWith('/')) entries.push({ name, bytes: place.bytes, open: () => readEntry(path, name, place) });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

/** Sizes that do not fit stand in an extra field, in this order. Source: APPNOTE 4.5.3. */
function placeOf(directory: Buffer, at: number, extraAt: number, extraLength: number): Place {
  const place = {
    method: directory.readUInt16LE(at + 10),
    compressed: directory.readUInt32LE(at + 20),
    bytes: directory.readUInt32LE(at + 24),
    header: directory.readUInt32LE(at + 42),
  };
  for (let field = extraAt; field + 4 <= extraAt + extraLength; field += 4 + directory.readUInt16LE(field + 2)) {
    if (directory.readUInt16LE(field) !== 1) continue;
    let next = field + 4;
    for (const key of ['bytes', 'compressed', 'header'] as const) {
      if (place[key] !== FULL) continue;
      place[key] = Number(directory.readBigUInt64LE(next));
      next += 8;
    }
  }
  return place;
}

async function* readEntry(path: string, name: string, place: Place): AsyncGenerator<Uint8Array> {
  const { method, compressed, bytes } = place;
  if (method !== 0 && method !== 8)
    throw new TerminologyError(`${path}: ${name} is encrypted or packed in a way that is not read here.`);
  if (compressed === 0) return;
  const start = await dataStart(path, place);
  const raw = createReadStream(path, { start, end: start + compressed - 1, highWaterMark: 1 << 18 });
  let given = 0;
  try {
    const stream = method === 0 ? raw : raw.pipe(createInflateRaw({ chunkSize: 1 << 18 }));
    raw.on('error', (error) => stream.destroy(error));
    for await (const chunk of stream) {
      given += (chunk as Buffer).length;
      yield chunk as Buffer;
    }
  } catch (error) {
    if (error instanceof TerminologyError) throw error;
    throw new TerminologyError(`${path}: ${name} is damaged. Download the release again.`);
  } finally {
    raw.destroy();
  }
  if (given !== bytes) throw new TerminologyError(`${path}: ${name} is cut short. Download the release again.`);
}

async function dataStart(path: string, { header }: Place): Promise<number> {
  const file = await open(path, 'r');
  try {
    const local = await readAt(file, header, 30, path);
    if (local.readUInt32LE(0) !== LOCAL) throw cutShort(path);
    return header + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  } finally {
    await file.close();
  }
}

async function readAt(file: FileHandle, position: number, length: number, path: string): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead !== length) throw cutShort(path);
  return buffer;
}

function cutShort(path: string): TerminologyError {
  return new TerminologyError(`${path} is no zip file, or it was cut short. Download the release again.`);
}
