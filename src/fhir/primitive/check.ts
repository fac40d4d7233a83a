/** The format of every FHIR primitive. */
import type { Json } from '../../parse/tree.js';
import { checkDate, checkDateTime, checkInstant, checkTime } from './moments.js';
import {
  checkBoolean,
  checkDecimal,
  checkInteger,
  checkInteger64,
  checkPositiveInt,
  checkUnsignedInt,
} from './numbers.js';
import type { PrimitiveProblem, PrimitiveRule } from './problem.js';
import { checkBase64, checkCode, checkId, checkMarkdown, checkString, checkXhtml } from './texts.js';
import { checkCanonical, checkOid, checkUri, checkUuid } from './uris.js';

const RULES: ReadonlyMap<string, PrimitiveRule> = new Map([
  ['boolean', checkBoolean],
  ['integer', checkInteger],
  ['integer64', checkInteger64],
  ['unsignedInt', checkUnsignedInt],
  ['positiveInt', checkPositiveInt],
  ['decimal', checkDecimal],
  ['string', checkString],
  ['markdown', checkMarkdown],
  ['code', checkCode],
  ['id', checkId],
  ['uri', checkUri],
  ['url', checkUri],
  ['canonical', checkCanonical],
  ['oid', checkOid],
  ['uuid', checkUuid],
  ['base64Binary', checkBase64],
  ['xhtml', checkXhtml],
  ['date', checkDate],
  ['dateTime', checkDateTime],
  ['instant', checkInstant],
  ['time', checkTime],
]);

const JSON_TYPES: Readonly<Record<string, 'boolean' | 'number'>> = {
  boolean: 'boolean',
  integer: 'number',
  unsignedInt: 'number',
  positiveInt: 'number',
  decimal: 'number',
};

/** The check of a primitive type, to be looked up once; undefined where there is no such type. */
export function primitiveRule(type: string): PrimitiveRule | undefined {
  return RULES.get(type);
}

/** How JSON writes a primitive type (FHIR R4 §2.6.2); XML has only texts. */
export function jsonTypeOf(type: string): 'boolean' | 'number' | 'string' {
  return JSON_TYPES[type] ?? 'string';
}

/**
 * Checks a primitive's format.
 * @param type FHIR type name
 * @param value the value as read
 * @param lexeme a number's own text, where it is not what JavaScript prints
 * @returns undefined where the value is right, or the type is not known
 */
export function checkPrimitive(type: string, value: Json, lexeme?: string): PrimitiveProblem | undefined {
  return RULES.get(type)?.(value, lexeme);
}
