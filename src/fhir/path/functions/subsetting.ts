/** Subsetting (FHIRPath 2.0 §5.3). */
import { EMPTY } from '../node.js';
import { number, single } from '../scope.js';
import { distinctItems, ItemSet } from '../sets.js';
import { type Builders, one, plain, withValues } from './builder.js';

export const SUBSETTING: Builders = {
  single: plain((input) => one(single(input, 'single()'))),
  first: plain((input) => (input.length > 1 ? [input[0]!] : input)),
  last: plain((input) => (input.length > 1 ? [input[input.length - 1]!] : input)),
  tail: plain((input) => (input.length > 1 ? input.slice(1) : EMPTY)),
  skip: withValues(1, 1, (input, [count]) => input.slice(Math.max(0, number(count!, 'skip()') ?? 0))),
  take: withValues(1, 1, (input, [count]) => input.slice(0, Math.max(0, number(count!, 'take()') ?? 0))),
  intersect: withValues(1, 1, (input, [other]) => {
    if (input.length === 0 || other!.length === 0) return EMPTY;
    const set = new ItemSet(other);
    return distinctItems(input.filter((item) => set.has(item)));
  }),
  exclude: withValues(1, 1, (input, [other]) => {
    const set = new ItemSet(other);
    return input.filter((item) => !set.has(item));
  }),
};
