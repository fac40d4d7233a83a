/** Files of a zip as streams, so that a release of several gigabytes never stands in memory. Source: PKWARE APPNOTE 6.3. */
import { createInflateRaw } from 'node:zlib';
import { TerminologyError } from '../terminology/terminology-error.js';
import { diskBytes, type ZipBytes } from './zip-bytes.js';

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
  return entriesIn(diskBytes(path));
}

/** @throws TerminologyError where the bytes are no zip or are cut short */
export async function entriesIn(zip: ZipBytes): Promise<ZipEntry[]> {
  return entriesOf(zip, await readDirectory(zip, zip.size));
}

async function readDirectory(zip: ZipBytes, size: number): Promise<Buffer> {
  const tail = await readAt(zip, Math.max(0, size - 66_000), Math.min(size, 66_000));
  let at = tail.length - 22;
  while (at >= 0 && tail.readUInt32LE(at) !== END) at -= 1;
  if (at < 0) throw cutShort(zip);
  let length = tail.readUInt32LE(at + 12);
  let offset = tail.readUInt32LE(at + 16);
  if (offset === FULL || length === FULL) {
    if (at < 20 || tail.readUInt32LE(at - 20) !== LOCATOR_64) throw cutShort(zip);
    const end = await readAt(zip, Number(tail.readBigUInt64LE(at - 12)), 56);
    if (end.readUInt32LE(0) !== END_64) throw cutShort(zip);
    length = Number(end.readBigUInt64LE(40));
    offset = Number(end.readBigUInt64LE(48));
  }
  if (offset + length > size) throw cutShort(zip);
  return readAt(zip, offset, length);
}

function entriesOf(zip: ZipBytes, directory: Buffer): ZipEntry[] {
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 46 <= directory.length; ) {
    if (directory.readUInt32LE(at) !== ENTRY) throw cutShort(zip);
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
    const place = placeOf(directory, at, at + 46 + nameLength, extra);
    if (!name.endsWith('/')) entries.push({ name, bytes: place.bytes, open: () => readEntry(zip, name, place) });
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

async function* readEntry(zip: ZipBytes, name: string, place: Place): AsyncGenerator<Uint8Array> {
  const { method, compressed, bytes } = place;
  if (method !== 0 && method !== 8)
    throw new TerminologyError(`${zip.name}: ${name} is encrypted or packed in a way that is not read here.`);
  if (compressed === 0) return;
  const start = await dataStart(zip, place);
  const raw = zip.stream(start, start + compressed);
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
    throw new TerminologyError(`${zip.name}: ${name} is damaged. Download the release again.`);
  } finally {
    raw.destroy();
  }
  if (given !== bytes) throw new TerminologyError(`${zip.name}: ${name} is cut short. Download the release again.`);
}

async function dataStart(zip: ZipBytes, { header }: Place): Promise<number> {
  const local = await readAt(zip, header, 30);
  if (local.readUInt32LE(0) !== LOCAL) throw cutShort(zip);
  return header + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
}

async function readAt(zip: ZipBytes, position: number, length: number): Promise<Buffer> {
  const bytes = await zip.read(position, length);
  if (bytes.length !== length) throw cutShort(zip);
  return bytes;
}

function cutShort({ name }: ZipBytes): TerminologyError {
  return new TerminologyError(`${name} is no zip file, or it was cut short. Download the release again.`);
}
