/** Compares two Quantities by value where their units are the same. */

import type { Json } from '../../parse/tree.js';
import { wordOf } from '../../parse/word.js';
import { isObject } from '../reference/scope.js';
import { convertFactor } from '../ucum/convert.js';

const UCUM = 'http://unitsofmeasure.org';

/** Sign of a minus b; 'unclear' where the units differ or are missing. */
export function compareQuantities(a: Json, b: Json): number | undefined | 'unclear' {
  if (!isObject(a) || !isObject(b)) return undefined;
  const [x, y] = [a['value'], b['value']];
  if (typeof x !== 'number' || typeof y !== 'number') return undefined;
  if (a['system'] === b['system'] && a['code'] === b['code'] && a['code'] !== undefined) return Math.sign(x - y);
  const factor =
    a['system'] === UCUM && b['system'] === UCUM ? convertFactor(wordOf(a['code']), wordOf(b['code'])) : undefined;
  if (factor !== undefined) return Math.sign(x * factor - y);
  return 'unclear';
}
