import { PackageError } from './package-error.js';

export interface TarEntry {
  name: string;
  bytes: Uint8Array;
}

const BLOCK = 512;
const decoder = new TextDecoder();

/**
 * Regular files of a tar archive (POSIX ustar, with pax and GNU long names). Links and folders are passed over.
 * @throws {PackageError} where the archive is cut short or its numbers make no sense
 */
export function* readTar(archive: Uint8Array): Generator<TarEntry> {
  let longName: string | undefined;
  for (let at = 0; at + BLOCK <= archive.length; ) {
    const header = archive.subarray(at, at + BLOCK);
    if (header.every((byte) => byte === 0)) return;
    const size = octal(header, 124, 12);
    const start = at + BLOCK;
    if (!(size >= 0) || start + size > archive.length)
      throw new PackageError('The package archive is damaged or cut short.');
    const bytes = archive.subarray(start, start + size);
    const kind = String.fromCharCode(header[156] ?? 0);
    if (kind === 'x') longName = paxPath(decoder.decode(bytes)) ?? longName;
    else if (kind === 'L') longName = text(bytes, 0, bytes.length);
    else {
      if (kind === '0' || kind === '\0') yield { name: longName ?? plainName(header), bytes };
      longName = undefined;
    }
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
}

function text(bytes: Uint8Array, start: number, length: number): string {
  const field = bytes.subarray(start, start + length);
  const end = field.indexOf(0);
  return decoder.decode(end < 0 ? field : field.subarray(0, end));
}

function octal(header: Uint8Array, start: number, length: number): number {
  const digits = text(header, start, length).trim();
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN;
}

function plainName(header: Uint8Array): string {
  const prefix = text(header, 257, 5) === 'ustar' ? text(header, 345, 155) : '';
  const name = text(header, 0, 100);
  return prefix ? `${prefix}/${name}` : name;
}

/** Records of a pax header are `length key=value` and a line feed. */
function paxPath(records: string): string | undefined {
  return records.match(/(?:^|\n)\d+ path=([^\n]*)\n/)?.[1];
}
