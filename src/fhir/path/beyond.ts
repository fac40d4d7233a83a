/** Tells before a run whether definitions bring expressions that only the fhirpath library takes. */
import { isFunction } from './functions/table.js';

const CALL = /([A-Za-z_]\w*)\s*\(/g;

const TEXT = /'(?:[^'\\]|\\.)*'/g;

/** Words that stand before a bracket and are no functions. */
const WORDS = new Set(['and', 'or', 'xor', 'implies', 'in', 'contains', 'is', 'as', 'div', 'mod']);

/** Does an expression call a function that is not compiled here? */
export function isBeyond(expression: string): boolean {
  for (const [, name] of expression.replace(TEXT, '').matchAll(CALL))
    if (name && !isFunction(name) && !WORDS.has(name)) return true;
  return false;
}
