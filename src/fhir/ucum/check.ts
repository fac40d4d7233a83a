/** Is a code UCUM? */
import { parseUnit, UnitError } from './parse.js';

const KNOWN = new Map<string, string | undefined>();
const MOST_KNOWN = 2000;

/**
 * Checks a case-sensitive UCUM code.
 * @returns undefined where it is one; else what is wrong, as the end of a sentence that begins "The code is not UCUM: …"
 */
export function unitProblem(code: string): string | undefined {
  if (KNOWN.has(code)) return KNOWN.get(code);
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  const found = read(code);
  KNOWN.set(code, found);
  return found;
}

function read(code: string): string | undefined {
  try {
    parseUnit(code);
    return undefined;
  } catch (error) {
    if (error instanceof UnitError) return error.message;
    throw error;
  }
}
