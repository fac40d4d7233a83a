/**
 * What the release says of concepts themselves: module, effective time, whether they are defined. Two bytes a concept, a place in
 * the list of all that is said, which is JSON.
 */
import type { Section } from './section.js';

export interface Details {
  moduleId: string;
  effectiveTime: string;
  defined: boolean;
}

/** In the order of concepts: a place in `kinds` */
export interface DetailColumns {
  kinds: Details[];
  places: Uint16Array;
}

export class DetailTable {
  private read: Details[] | undefined;

  constructor(
    private readonly kinds: Section,
    private readonly places: Section,
  ) {}

  /** Undefined where the index was made without them. */
  of(ordinal: number): Details | undefined {
    if (this.places.length === 0) return undefined;
    this.read ??= JSON.parse(new TextDecoder().decode(this.kinds.whole())) as Details[];
    const at = this.places.window(ordinal * 2, 2);
    return this.read[this.places.bytes[at]! | (this.places.bytes[at + 1]! << 8)];
  }
}

export function encodeDetails(columns: DetailColumns | undefined): { kinds: Uint8Array; places: Uint8Array } {
  if (!columns) return { kinds: new Uint8Array(0), places: new Uint8Array(0) };
  const places = new Uint8Array(columns.places.length * 2);
  for (let at = 0; at < columns.places.length; at += 1) {
    places[at * 2] = columns.places[at]!;
    places[at * 2 + 1] = columns.places[at]! >> 8;
  }
  return { kinds: new TextEncoder().encode(JSON.stringify(columns.kinds)), places };
}
