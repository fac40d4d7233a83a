/** Paths as a report may show them: as far as every step is a name that a standard gives. */
import type { Generation } from '../generation.js';
import { isElementName, isNearlyType, isPublicHeader } from './element-names.js';

const SEGMENT = /^[A-Z][A-Z0-9]{2}(?:\[\d{1,9}\])?(?:[-.\d[\]]{0,40})$/;
const EDIFACT = /^\d{1,9}\/[A-Z][A-Z0-9]{2}(?:\[\d{1,9}\])?(?:\/[\d.]{0,20})?$/;
/** One step: what parts it from the one before, its name, its indices, and the type that `ofType` names. */
const STEP = /([./]{0,2}@?)([A-Za-z_][\w-]{0,79})((?:\[\d{1,9}\]){0,3})(?:\((\w{0,80})\))?/y;

function cut(path: string): string {
  let end = 0;
  STEP.lastIndex = 0;
  for (let step = STEP.exec(path); step; step = STEP.exec(path)) {
    const [, , name = '', , type] = step;
    const known = isElementName(name) || (end === 0 && isNearlyType(name));
    if (!known || (type && !isElementName(type))) break;
    end = STEP.lastIndex;
  }
  return path.slice(0, end);
}

/** `row/column name`: the column only where its header is one of those that we know. */
function cell(path: string): string {
  const slash = path.indexOf('/');
  const row = slash < 0 ? path : path.slice(0, slash);
  if (!/^\d{1,9}$/.test(row)) return '';
  const header = path.slice(row.length + 1);
  return slash >= 0 && (isPublicHeader(header) || isElementName(header)) ? path : row;
}

/**
 * Cuts a path before the first name that no standard gives, because such a name may say anything. The line and column of a
 * finding still lead to its place.
 * @param path in the notation of its generation, as src/record/facts.ts gives them
 * @param generation of the record
 */
export function publicPath(path: string, generation: Generation): string {
  if (generation === 'hl7v2') return SEGMENT.test(path) ? path : '';
  if (generation === 'edifact') return EDIFACT.test(path) ? path : '';
  return generation === 'csv' || generation === 'rf2' ? cell(path) : cut(path);
}
