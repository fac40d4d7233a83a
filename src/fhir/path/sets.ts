/** Collections as sets. Primitive values meet in a Set, so that core's isDistinct rules stay linear on large Bundles. */
import { equalItems, keyOf } from './equality.js';
import type { Collection, Item } from './node.js';

export function includes(items: Collection, item: Item): boolean {
  return items.some((one) => equalItems(one, item) === true);
}

/** Items of a collection by value: a set that also takes what has no key. */
export class ItemSet {
  private readonly keys = new Set<string | number | boolean>();
  private readonly others: Item[] = [];

  constructor(items: Collection = []) {
    for (const item of items) this.add(item);
  }

  has(item: Item): boolean {
    const key = keyOf(item);
    if (key !== undefined && this.keys.has(key)) return true;
    return this.others.length > 0 && includes(this.others, item);
  }

  /** @returns whether it was new */
  add(item: Item): boolean {
    if (this.has(item)) return false;
    const key = keyOf(item);
    if (key === undefined) this.others.push(item);
    else this.keys.add(key);
    return true;
  }
}

export function distinctItems(items: Collection): Collection {
  if (items.length < 2) return items;
  const seen = new ItemSet();
  return items.filter((item) => seen.add(item));
}
