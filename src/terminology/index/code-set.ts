/** Collects the codes of an index and puts them into its order. */
import { MOST_CONCEPTS } from '../index-format.js';
import { splitSctid } from '../sctid.js';
import { TerminologyError } from '../terminology-error.js';

export class CodeSet {
  private items = new Float64Array(1024);
  private groupOf = new Uint16Array(1024);
  private readonly groups: string[] = [];
  private readonly groupNumbers = new Map<string, number>();
  private readonly texts = new Map<number, string>();
  size = 0;

  /**
   * Adds a code that was not added before and tells its number, counted from 0.
   * @throws TerminologyError where there are more than an index can hold
   */
  add(code: string): number {
    const number = this.size;
    if (number >= MOST_CONCEPTS) throw new TerminologyError('There are more codes than an index can hold.');
    if (number === this.items.length) this.grow();
    const split = code === '' ? undefined : splitSctid(code);
    if (split) {
      this.items[number] = split.item;
      this.groupOf[number] = this.groupNumber(split.group);
    } else this.texts.set(number, code);
    this.size += 1;
    return number;
  }

  /** Codes in the order of the index; `ordinals` tells for each number its ordinal. */
  finish(): OrderedCodes {
    const { items, groupOf, groups, texts } = this;
    const rank = new Uint16Array(groups.length);
    const inOrder = [...groups.keys()].sort((a, b) => (groups[a]! < groups[b]! ? -1 : 1));
    for (const [at, group] of inOrder.entries()) rank[group] = at;
    const numeric = new Uint32Array(this.size - texts.size);
    let at = 0;
    for (let number = 0; number < this.size; number += 1) if (!texts.has(number)) numeric[at++] = number;
    numeric.sort((a, b) => rank[groupOf[a]!]! - rank[groupOf[b]!]! || items[a]! - items[b]!);
    const textual = [...texts].sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0));
    const ordinals = new Uint32Array(this.size);
    for (let ordinal = 0; ordinal < numeric.length; ordinal += 1) ordinals[numeric[ordinal]!] = ordinal;
    for (const [place, [number]] of textual.entries()) ordinals[number] = numeric.length + place;
    return {
      ordinals,
      numeric: inGroups(numeric, items, groupOf).map(({ group, items: own }) => ({ key: groups[group]!, items: own })),
      texts: textual.map(([, text]) => text),
    };
  }

  private groupNumber(group: string): number {
    let number = this.groupNumbers.get(group);
    if (number === undefined) {
      number = this.groups.push(group) - 1;
      if (number > 0xffff) throw new TerminologyError('The codes are of more namespaces than an index can hold.');
      this.groupNumbers.set(group, number);
    }
    return number;
  }

  private grow(): void {
    const items = new Float64Array(this.items.length * 2);
    items.set(this.items);
    this.items = items;
    const groups = new Uint16Array(items.length);
    groups.set(this.groupOf);
    this.groupOf = groups;
  }
}

export interface OrderedCodes {
  ordinals: Uint32Array;
  numeric: { key: string; items: Float64Array }[];
  texts: string[];
}

/** `numeric` is sorted by group, so the items of one stand together. */
function inGroups(numeric: Uint32Array, items: Float64Array, groupOf: Uint16Array) {
  const found: { group: number; items: Float64Array }[] = [];
  for (let first = 0; first < numeric.length; ) {
    const group = groupOf[numeric[first]!]!;
    let end = first;
    while (end < numeric.length && groupOf[numeric[end]!] === group) end += 1;
    const own = new Float64Array(end - first);
    for (let at = first; at < end; at += 1) own[at - first] = items[numeric[at]!]!;
    found.push({ group, items: own });
    first = end;
  }
  return found;
}
