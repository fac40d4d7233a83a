/** Links of codes to others that may come later or never. */
import { REPLACEMENT_KINDS, type ReplacementKind } from '../index-format.js';
import { ownText } from './text-values.js';

export class Links {
  private readonly from: number[] = [];
  private readonly kind: number[] = [];
  private readonly to: string[] = [];

  /** @param kind 0 where all are of one kind */
  add(from: number, kind: ReplacementKind | 0, to: string): void {
    this.from.push(from);
    this.kind.push(kind === 0 ? 0 : REPLACEMENT_KINDS.indexOf(kind));
    this.to.push(ownText(to));
  }

  /** With ordinals for numbers and codes; those whose target never came are left out. */
  resolve(ordinals: Uint32Array, find: (code: string) => number | undefined): ResolvedLinks {
    const rows: number[] = [];
    const targets: number[] = [];
    for (const [row, code] of this.to.entries()) {
      const target = find(code);
      if (target === undefined) continue;
      rows.push(row);
      targets.push(target);
    }
    return {
      from: Uint32Array.from(rows, (row) => ordinals[this.from[row]!]!),
      kind: Uint8Array.from(rows, (row) => this.kind[row]!),
      to: Uint32Array.from(targets),
      lost: this.to.length - rows.length,
    };
  }
}

export interface ResolvedLinks {
  from: Uint32Array;
  kind: Uint8Array;
  to: Uint32Array;
  lost: number;
}

/** In the order that the index wants: by code, kind and target, each once. */
export function historyOf({ from, kind, to }: ResolvedLinks): Omit<ResolvedLinks, 'lost'> {
  const order = [...from.keys()].sort((a, b) => from[a]! - from[b]! || kind[a]! - kind[b]! || to[a]! - to[b]!);
  const once = order.filter((row, at) => {
    const before = order[at - 1];
    return before === undefined || from[before] !== from[row] || kind[before] !== kind[row] || to[before] !== to[row];
  });
  return {
    from: Uint32Array.from(once, (row) => from[row]!),
    kind: Uint8Array.from(once, (row) => kind[row]!),
    to: Uint32Array.from(once, (row) => to[row]!),
  };
}
