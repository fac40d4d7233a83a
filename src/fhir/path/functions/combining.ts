/** Combining (FHIRPath 2.0 §5.4). */
import { distinctItems } from '../sets.js';
import { type Builders, withValues } from './builder.js';

export const COMBINING: Builders = {
  union: withValues(1, 1, (input, [other]) => distinctItems([...input, ...other!])),
  combine: withValues(1, 2, (input, [other]) => [...input, ...other!]),
};
