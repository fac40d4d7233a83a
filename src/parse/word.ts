import type { Json } from './tree.js';

/**
 * A primitive of JSON as text; '' for what is none. String() would throw where a payload has an object there with a member called
 * toString.
 */
export function wordOf(value: Json | undefined): string {
  return typeof value === 'object' || value === undefined ? '' : String(value);
}
