/** Combining (FHIRPath 2.0 §5.4). */
import type { Collection } from '../node.js';
import type { Scope } from '../scope.js';
import { distinctItems } from '../sets.js';
import { type Builders, withValues } from './builder.js';

function both(input: Collection, other: Collection, scope: Scope): Collection {
  scope.run.spend(input.length + other.length);
  return [...input, ...other];
}

export const COMBINING: Builders = {
  union: withValues(1, 1, (input, [other], scope) => distinctItems(both(input, other!, scope))),
  combine: withValues(1, 2, (input, [other], scope) => both(input, other!, scope)),
};
