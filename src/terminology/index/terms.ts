/**
 * Texts of descriptions, for people and for filters of expressions. Blocks of TEXT_BLOCK concepts, each deflated by itself:
 * for each concept how many, and for each the kind (a place in TERM_KINDS), length and UTF-8. Offsets of blocks (u32) apart.
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
}

const decoder = new TextDecoder();

export class TermTable {
  private lastBlock = -1;
  private lastTerms: Term[][] = [];
  private readonly anchors: Section;
  private readonly section: Section;

  constructor(index: TerminologyIndex) {
    this.anchors = index.section('termAnchors');
    this.section = index.section('terms');
  }

  /** Texts of the active descriptions of a concept; none where the index was made without them (header.meta.with). */
  of(ordinal: number): readonly Term[] {
    if (this.section.length === 0) return [];
    const block = Math.floor(ordinal / TEXT_BLOCK);
    if (block !== this.lastBlock) {
      const packed = blockReader(this.anchors, this.section, block);
      this.lastTerms = readBlock(new VarintReader(inflateSync(packed.take(packed.next())), 0));
      this.lastBlock = block;
    }
    return this.lastTerms[ordinal % TEXT_BLOCK] ?? [];
  }
}

function readBlock(reader: VarintReader): Term[][] {
  const concepts: Term[][] = [];
  while (reader.at < reader.bytes.length) {
    const terms: Term[] = [];
    for (let left = reader.next(); left > 0; left -= 1) {
      const kind = TERM_KINDS[reader.next()] ?? 'synonym';
      terms.push({ kind, text: decoder.decode(reader.take(reader.next())) });
    }
    concepts.push(terms);
  }
  return concepts;
}

/** What an importer gives: rows in the order of concepts, and where the text of a row stands. */
export interface TermColumns {
  offsets: Uint32Array;
  kind: Uint8Array;
  text: (row: number) => Uint8Array;
}

export function encodeTerms(columns: TermColumns | undefined): { anchors: Uint8Array; bytes: Uint8Array } {
  const out = new VarintWriter();
  if (!columns) return { anchors: out.done(), bytes: out.done() };
  const { offsets, kind, text } = columns;
  const concepts = offsets.length - 1;
  const anchors = new DataView(new ArrayBuffer(Math.ceil(concepts / TEXT_BLOCK) * 4));
  for (let first = 0; first < concepts; first += TEXT_BLOCK) {
    const block = new VarintWriter();
    for (let concept = first; concept < Math.min(first + TEXT_BLOCK, concepts); concept += 1) {
      block.put(offsets[concept + 1]! - offsets[concept]!);
      for (let row = offsets[concept]!; row < offsets[concept + 1]!; row += 1) {
        const bytes = text(row);
        block.put(kind[row]!);
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
