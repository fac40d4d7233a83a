/** A value of class `structural` is printed as it stands. That is for words of standards alone, which only our own rules are read for. */
import type { CheckSpec } from '../catalogue/types.js';

/** @returns where a check of a pack's rule gives that class, as JSON Pointers */
export function structuralClasses(spec: CheckSpec, pointer = '/check'): string[] {
  return Object.entries(spec).flatMap(([name, value]) => {
    const at = `${pointer}/${name.replaceAll('/', '~1')}`;
    if (name === 'class') return value === 'structural' ? [at] : [];
    return typeof value === 'object' && value !== null ? structuralClasses(value as CheckSpec, at) : [];
  });
}
