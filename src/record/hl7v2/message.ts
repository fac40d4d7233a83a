/** What an extraction of one message carries along. */
import type { Er7Segment, Er7Tree } from '../../parse/tree.js';
import type { Collector } from '../collect.js';
import type { ExtractContext } from '../contract.js';
import type { IdentifierFact } from '../facts.js';

export interface Message {
  tree: Er7Tree;
  context: ExtractContext;
  out: Collector;
  now: number;
  identifiers: IdentifierFact[];
  /** Numbers that a note calls NHS numbers */
  narrativeNumbers: { value: string; path: string }[];
}

export function segmentsOf(message: Message, id: string): Er7Segment[] {
  return message.tree.segments.filter((segment) => segment.id === id);
}
