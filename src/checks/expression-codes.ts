/** The codes in the text of a code: one, or those of a SNOMED CT expression or of a cluster of another classification. */
import { conceptsOf } from '../terminology/scg/ids.js';
import { parseExpression } from '../terminology/scg/parse.js';
import { ScgError } from '../terminology/scg/scg-error.js';
import { compiled } from './value.js';

const MORE_THAN_ONE = /[:=|+,(]/;

export interface CodeInText {
  code: string;
  /** Place in an expression, counted from 1; left out where the text is the code */
  at?: number;
}

/**
 * @param separators what stands between codes, as a pattern for one character; empty where the text is one code whatever
 * stands in it; left out where it may be a SNOMED CT expression
 * @returns undefined where the text looks like an expression and is none: its form is another rule's matter
 */
export function codesIn(text: string, separators?: string): CodeInText[] | undefined {
  if (separators !== undefined) return separated(text, separators);
  if (!MORE_THAN_ONE.test(text)) return [{ code: text }];
  try {
    return conceptsOf(parseExpression(text)).map(({ id, at }) => ({ code: id, at: at + 1 }));
  } catch (error) {
    if (error instanceof ScgError) return undefined;
    throw error;
  }
}

function separated(text: string, separators: string): CodeInText[] {
  const codes = separators === '' ? [text] : text.split(compiled(separators));
  if (codes.length === 1) return [{ code: text }];
  let at = 1;
  return codes.map((code) => {
    const found = { code, at };
    at += code.length + 1;
    return found;
  });
}
