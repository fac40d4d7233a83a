/** Formats of numbers (FHIR R4 §2.24.0.1; the limits are HL7's validator's). */

import type { Json } from '../../parse/tree.js';
import { wordOf } from '../../parse/word.js';
import { type PrimitiveRule, problem } from './problem.js';

const INTEGER = /^(?:0|-?[1-9][0-9]{0,18})$/;
const DECIMAL = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;

const BOOLEAN = problem('A boolean is true or false.');
const WHOLE = problem(
  'An integer is written with digits alone, without a plus sign, leading zeros, point or exponent.',
);
const TOO_BIG = problem('An integer lies between -2,147,483,648 and 2,147,483,647.');
const NEGATIVE = problem('An unsignedInt is 0 or more.');
const NOT_POSITIVE = problem('A positiveInt is 1 or more.');
const WIDE = problem('An integer64 lies between -9,223,372,036,854,775,808 and 9,223,372,036,854,775,807.');
const NO_DECIMAL = problem(
  'A decimal is written with digits, at most one point with digits on both sides, and no leading zeros.',
);
const RANGE = problem('A decimal has an exponent that few systems can hold.', 'warning', 'value');

const written = (value: Json, lexeme: string | undefined): string => lexeme ?? wordOf(value);

export const checkBoolean: PrimitiveRule = (value) =>
  typeof value === 'boolean' || value === 'true' || value === 'false' ? undefined : BOOLEAN;

export const checkInteger: PrimitiveRule = (value, lexeme) => {
  // A small whole number without a text of its own is what JavaScript would print: nothing to read.
  if (lexeme === undefined && typeof value === 'number' && (value | 0) === value) return undefined;
  const text = written(value, lexeme);
  if (!INTEGER.test(text)) return WHOLE;
  const number = Number(text);
  return number < -2147483648 || number > 2147483647 ? TOO_BIG : undefined;
};

export const checkUnsignedInt: PrimitiveRule = (value, lexeme) =>
  checkInteger(value, lexeme) ?? (Number(value) < 0 ? NEGATIVE : undefined);

export const checkPositiveInt: PrimitiveRule = (value, lexeme) =>
  checkInteger(value, lexeme) ?? (Number(value) < 1 ? NOT_POSITIVE : undefined);

export const checkInteger64: PrimitiveRule = (value, lexeme) => {
  const text = written(value, lexeme);
  if (!INTEGER.test(text)) return WHOLE;
  return BigInt.asIntN(64, BigInt(text)) === BigInt(text) ? undefined : WIDE;
};

export const checkDecimal: PrimitiveRule = (value, lexeme) => {
  if (lexeme === undefined && typeof value === 'number') return undefined;
  const text = written(value, lexeme);
  if (!DECIMAL.test(text)) return NO_DECIMAL;
  const exponent = /[eE]([+-]?[0-9]+)$/.exec(text)?.[1];
  return exponent !== undefined && Math.abs(Number(exponent)) > 15 ? RANGE : undefined;
};
