/** Small made-up terminologies for tests, and answers worked out the plain way. */

import { memoryPages } from '../../../src/terminology/index/pages.js';
import { TerminologyIndex } from '../../../src/terminology/index/terminology-index.js';
import { type ConceptRow, writeIndex } from '../../../src/terminology/index/writer.js';
import { joinSctid } from '../../../src/terminology/sctid.js';

/** Numbers from a seed, the same on every machine. Source: Mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const GROUPS = ['00', '100000010', '100000110', '100011910'];

/** Identifiers of short and long form, no two alike. */
export function someCodes(count: number, random: () => number): string[] {
  const codes = new Set<string>();
  while (codes.size < count) {
    const group = GROUPS[Math.floor(random() * GROUPS.length)]!;
    const most = group === '00' ? 1e12 : 99_999_999;
    codes.add(joinSctid({ item: 100 + Math.floor(random() ** 4 * most), group }));
  }
  return [...codes];
}

/** A random hierarchy: each concept has up to four parents among those before it. */
export function randomRows(count: number, random: () => number): ConceptRow[] {
  const codes = someCodes(count, random);
  return codes.map((code, at) => ({
    code,
    active: random() > 0.2,
    category: ['disorder', 'finding', ''][Math.floor(random() * 3)]!,
    parents: Array.from({ length: Math.min(at, Math.floor(random() * 5)) }, () => codes[Math.floor(random() * at)]!),
    refsets: random() < 0.1 ? ['refset'] : [],
  }));
}

/** All codes above each code, by following parents. */
export function ancestorsOf(rows: readonly ConceptRow[]): Map<string, Set<string>> {
  const all = new Map<string, Set<string>>();
  for (const { code, parents = [] } of rows) {
    all.set(code, new Set(parents.flatMap((parent) => [parent, ...all.get(parent)!])));
  }
  return all;
}

export const SNOMED = { system: 'snomed-ct', edition: '', version: '20260415', sources: [] };

export async function bytesOf(
  rows: Iterable<ConceptRow>,
  meta: Parameters<typeof writeIndex>[1] = SNOMED,
): Promise<Uint8Array> {
  const pieces = await writeIndex(rows, meta);
  const bytes = new Uint8Array(pieces.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

export async function indexOf(
  rows: Iterable<ConceptRow>,
  meta: Parameters<typeof writeIndex>[1] = SNOMED,
): Promise<TerminologyIndex> {
  return new TerminologyIndex(memoryPages(await bytesOf(rows, meta)));
}
