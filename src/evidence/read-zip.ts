/**
 * Reads the zip that `writeEvidence` writes, and nothing wider: every byte must belong to a member that may be there. The
 * form is that of PKWARE APPNOTE 6.3, sections 4.3.7 (local header), 4.3.12 (central directory) and 4.3.16 (its end).
 */
import { Inflate } from 'fflate';
import { EvidenceError, MEMBERS, type MemberName } from './types.js';

/** Larger than any report that one file can hold, and small enough to be read into memory. */
export const LIMITS = { fileBytes: 256 * 1024 * 1024, contentBytes: 400 * 1024 * 1024 };

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const PIECE = 65_536;

interface Entry {
  name: MemberName;
  method: number;
  packed: number;
  size: number;
  offset: number;
}

/** @throws EvidenceError where it is not such a zip, or would grow beyond the limits */
export function readEvidenceZip(bytes: Uint8Array): Map<MemberName, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return readMembers(bytes, view, readDirectory(bytes, view));
  } catch (error) {
    if (error instanceof EvidenceError) throw error;
    throw damaged();
  }
}

function readDirectory(bytes: Uint8Array, view: DataView): Entry[] {
  const end = bytes.length - 22;
  if (end < 0 || view.getUint32(end, true) !== END) throw damaged();
  const count = view.getUint16(end + 10, true);
  if (count > MEMBERS.length) throw new EvidenceError('The evidence file holds more members than there may be.');
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i += 1) {
    if (view.getUint32(at, true) !== CENTRAL) throw damaged();
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: memberName(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (at !== end) throw damaged();
  return entries;
}

/** Only our own names, so that no name can lead out of a folder. It is not repeated: it may be anything. */
function memberName(bytes: Uint8Array): MemberName {
  const text = new TextDecoder().decode(bytes);
  const name = MEMBERS.find((one) => one === text);
  if (!name) throw new EvidenceError('The evidence file holds a member that careconform does not write.');
  return name;
}

function readMembers(bytes: Uint8Array, view: DataView, entries: readonly Entry[]): Map<MemberName, Uint8Array> {
  const members = new Map<MemberName, Uint8Array>();
  if (entries.reduce((sum, { size }) => sum + size, 0) > LIMITS.contentBytes) throw tooLarge();
  let next = 0;
  for (const entry of entries) {
    const { name, offset, packed } = entry;
    if (members.has(name)) throw new EvidenceError(`The evidence file holds ${name} twice.`);
    if (offset !== next || view.getUint32(offset, true) !== LOCAL) throw damaged();
    const nameLength = view.getUint16(offset + 26, true);
    if (memberName(bytes.subarray(offset + 30, offset + 30 + nameLength)) !== name) throw damaged();
    const start = offset + 30 + nameLength + view.getUint16(offset + 28, true);
    next = start + packed;
    members.set(name, unpack(bytes.subarray(start, next), entry));
  }
  if (next !== view.getUint32(bytes.length - 6, true)) throw damaged();
  return members;
}

/** Never makes more than the entry says: what says less than it holds is a bomb. */
function unpack(packed: Uint8Array, { name, method, size }: Entry): Uint8Array {
  if (method === 0 && packed.length === size) return packed;
  if (method !== 8) throw damaged();
  const out = new Uint8Array(size);
  let written = 0;
  const inflate = new Inflate((piece) => {
    if (written + piece.length > size) throw new EvidenceError(`${name} in the evidence file is larger than it says.`);
    out.set(piece, written);
    written += piece.length;
  });
  for (let at = 0; at < packed.length; at += PIECE)
    inflate.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
  if (written !== size) throw damaged();
  return out;
}

function damaged(): EvidenceError {
  return new EvidenceError('The file is not an evidence file as careconform writes it, or it is damaged.');
}

export function tooLarge(): EvidenceError {
  return new EvidenceError('The evidence file is larger than any that is read.');
}
