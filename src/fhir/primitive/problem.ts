/** What a check of a primitive's format says. */
import type { Json } from '../../parse/tree.js';
import type { IssueType } from '../contract.js';

export interface PrimitiveProblem {
  severity: 'error' | 'warning';
  code: IssueType;
  text: string;
}

/** A check of one primitive type. `lexeme` is a number's text where JavaScript would print it otherwise. */
export type PrimitiveRule = (value: Json, lexeme?: string) => PrimitiveProblem | undefined;

/** Problems are made once: a check that finds nothing allocates nothing. */
export function problem(
  text: string,
  severity: 'error' | 'warning' = 'error',
  code: IssueType = 'invalid',
): PrimitiveProblem {
  return Object.freeze({ severity, code, text });
}
