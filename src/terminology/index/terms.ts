/**
 * Texts of descriptions, for people and for filters of expressions. Blocks of TEXT_BLOCK concepts, each deflated by itself:
 * for each concept how many, and for each a number of its kind (a place in TERM_KINDS) and, four times, its language (a place in
 * header.languages); how acceptable it is in each of header.dialects, two bits each, the first the lowest; length and UTF-8.
 * Offsets of blocks (u32) apart.
 */
import { deflateSync, inflateSync } from 'fflate';
import { TEXT_BLOCK } from '../index-format.js';
import { blockReader } from './attributes.js';
import type { Section } from './section.js';
import type { TerminologyIndex } from './terminology-index.js';
import { VarintReader, VarintWriter } from './varint.js';

export const TERM_KINDS = ['synonym', 'preferred', 'fully-specified-name'] as const;

export interface Term {
  text: string;
  kind: (typeof TERM_KINDS)[number];
  language: string;
  /** By language reference set: whether it prefers the term or only accepts it */
  dialects: Readonly<Record<string, 'prefer' | 'accept'>>;
}

/** Two bits each must fit a number. */
export const MOST_DIALECTS = 26;
export const ACCEPTED = 1;
export const PREFERS = 2;

const decoder = new TextDecoder();

export class TermTable {
  private lastBlock = -1;
  private lastTerms: Term[][] = [];
  private readonly anchors: Section;
  private readonly section: Section;

  constructor(private readonly index: TerminologyIndex) {
    this.anchors = index.section('termAnchors');
    this.section = index.section('terms');
  }

  /** Texts of the active descriptions of a concept; none where the index was made without them (header.meta.with). */
  of(ordinal: number): readonly Term[] {
    if (this.section.length === 0) return [];
    const block = Math.floor(ordinal / TEXT_BLOCK);
    if (block !== this.lastBlock) {
      const packed = blockReader(this.anchors, this.section, block);
      this.lastTerms = this.readBlock(new VarintReader(inflateSync(packed.take(packed.next())), 0));
      this.lastBlock = block;
    }
    return this.lastTerms[ordinal % TEXT_BLOCK] ?? [];
  }

  private readBlock(reader: VarintReader): Term[][] {
    const concepts: Term[][] = [];
    while (reader.at < reader.bytes.length) {
      const terms: Term[] = [];
      for (let left = reader.next(); left > 0; left -= 1) {
        const first = reader.next();
        const kind = TERM_KINDS[first & 3] ?? 'synonym';
        const language = this.index.header.languages[first >> 2] ?? '';
        const dialects = this.dialectsOf(reader.next());
        terms.push({ kind, language, dialects, text: decoder.decode(reader.take(reader.next())) });
      }
      concepts.push(terms);
    }
    return concepts;
  }

  private dialectsOf(mask: number): Term['dialects'] {
    const found: Record<string, 'prefer' | 'accept'> = {};
    let rest = mask;
    for (const dialect of this.index.header.dialects) {
      if (rest % 4 !== 0) found[dialect] = rest % 4 === PREFERS ? 'prefer' : 'accept';
      rest = Math.floor(rest / 4);
    }
    return found;
  }
}

/** What an importer gives: rows in the order of concepts, and where the text of a row stands. */
export interface TermColumns {
  offsets: Uint32Array;
  /** Kind and, four times, language */
  kind: Uint16Array;
  languages: string[];
  /** At most MOST_DIALECTS */
  dialects: string[];
  /** How acceptable a row's term is in each of them */
  acceptability: (row: number) => number;
  text: (row: number) => Uint8Array;
}

export function encodeTerms(columns: TermColumns | undefined): { anchors: Uint8Array; bytes: Uint8Array } {
  const out = new VarintWriter();
  if (!columns) return { anchors: out.done(), bytes: out.done() };
  const { offsets, kind, acceptability, text } = columns;
  const concepts = offsets.length - 1;
  const anchors = new DataView(new ArrayBuffer(Math.ceil(concepts / TEXT_BLOCK) * 4));
  for (let first = 0; first < concepts; first += TEXT_BLOCK) {
    const block = new VarintWriter();
    for (let concept = first; concept < Math.min(first + TEXT_BLOCK, concepts); concept += 1) {
      block.put(offsets[concept + 1]! - offsets[concept]!);
      for (let row = offsets[concept]!; row < offsets[concept + 1]!; row += 1) {
        const bytes = text(row);
        block.put(kind[row]!);
        block.put(acceptability(row));
        block.put(bytes.length);
        block.putBytes(bytes);
      }
    }
    const packed = deflateSync(block.done());
    anchors.setUint32((first / TEXT_BLOCK) * 4, out.length, true);
    out.put(packed.length);
    out.putBytes(packed);
  }
  return { anchors: new Uint8Array(anchors.buffer), bytes: out.done() };
}
