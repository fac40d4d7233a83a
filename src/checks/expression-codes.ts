/** The codes in the text of a code: one, or those of a SNOMED CT expression. */
import { conceptsOf } from '../terminology/scg/ids.js';
import { parseExpression } from '../terminology/scg/parse.js';
import { ScgError } from '../terminology/scg/scg-error.js';

const MORE_THAN_ONE = /[:=|+,(]/;

export interface CodeInText {
  code: string;
  /** Place in an expression, counted from 1; left out where the text is the code */
  at?: number;
}

/** Undefined where the text looks like an expression and is none: its form is another rule's matter. */
export function codesIn(text: string): CodeInText[] | undefined {
  if (!MORE_THAN_ONE.test(text)) return [{ code: text }];
  try {
    return conceptsOf(parseExpression(text)).map(({ id, at }) => ({ code: id, at: at + 1 }));
  } catch (error) {
    if (error instanceof ScgError) return undefined;
    throw error;
  }
}
