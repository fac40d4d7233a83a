/** What an extraction of one message carries along. */
import type { Er7Segment, Er7Tree } from '../../parse/tree.js';
import type { Collector } from '../collect.js';
import type { ExtractContext } from '../contract.js';
import type { IdentifierFact } from '../facts.js';

export interface Message {
  tree: Er7Tree;
  byId: ReadonlyMap<string, Er7Segment[]>;
  context: ExtractContext;
  out: Collector;
  now: number;
  identifiers: IdentifierFact[];
  /** Numbers that a note calls NHS numbers */
  narrativeNumbers: { value: string; path: string }[];
}

export function segmentsOf({ byId }: Message, id: string): readonly Er7Segment[] {
  return byId.get(id) ?? [];
}

export function bySegmentId(segments: readonly Er7Segment[]): Map<string, Er7Segment[]> {
  const byId = new Map<string, Er7Segment[]>();
  for (const segment of segments) {
    const same = byId.get(segment.id);
    if (same) same.push(segment);
    else byId.set(segment.id, [segment]);
  }
  return byId;
}
