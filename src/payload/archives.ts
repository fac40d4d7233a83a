/** Files in a zip archive, one at a time, within limits of number and size. */
import { Unzip, UnzipInflate } from 'fflate';
import { joinBytes } from './inflate.js';
import { LIMITS, SourceError } from './types.js';

export interface ArchiveEntry {
  name: string;
  /** Undefined where it is larger than is read or damaged; `fault` says which */
  bytes?: Uint8Array;
  fault?: string;
}

const PIECE = 65_536;

export function isZip(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) && (bytes[3] === 4 || bytes[3] === 6)
  );
}

/** Word, Excel and OpenDocument files are zip archives too; their first entry tells. */
export function isOfficeDocument(bytes: Uint8Array): boolean {
  return /^(?:\[Content_Types\]\.xml|mimetype|_rels\/)/.test(
    new TextDecoder('windows-1252').decode(bytes.subarray(30, 60)),
  );
}

/**
 * Reads the files of an archive in their order. Folders are left out.
 * @throws SourceError `damaged-archive` where the archive cannot be read at all
 */
export function* readZip(bytes: Uint8Array): Generator<ArchiveEntry> {
  const done: ArchiveEntry[] = [];
  let any = false;
  let count = 0;
  const unzip = new Unzip((file) => {
    any = true;
    count += 1;
    if (file.name.endsWith('/') || count > LIMITS.entries) return;
    const chunks: Uint8Array[] = [];
    let size = 0;
    file.ondata = (error, chunk, final) => {
      size += chunk?.length ?? 0;
      if (error) done.push({ name: file.name, fault: 'This file of the archive is damaged.' });
      else if (size > LIMITS.payloadBytes) {
        file.terminate();
        done.push({ name: file.name, fault: tooLargeMessage() });
      } else {
        chunks.push(chunk);
        if (final) done.push({ name: file.name, bytes: joinBytes(chunks, size) });
      }
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < bytes.length; at += PIECE) {
    try {
      unzip.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
    } catch {
      throw new SourceError('The zip archive is damaged or written in a way that is not read.', 'damaged-archive');
    }
    yield* done.splice(0);
  }
  if (!any && bytes.length > 22)
    throw new SourceError('The zip archive is damaged or written in a way that is not read.', 'damaged-archive');
}

/** Our words for what is larger than one payload may be. */
export function tooLargeMessage(): string {
  return `The payload is larger than ${LIMITS.payloadBytes / 1024 / 1024} MB, the most that is read as one; send it as NDJSON or in parts.`;
}
