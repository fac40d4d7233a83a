/** Formats of texts (FHIR R4 §2.24.0.1; severities are HL7's validator's). */
import { type PrimitiveRule, problem } from './problem.js';

const EMPTY = problem('A value must not be empty: leave the element out where there is none.');
const NO_TEXT = problem('The value is not a text.');
const LONG = problem('A string is longer than 1,048,576 characters.', 'error', 'too-long');
/** FHIR R4 string: XML trims it to nothing, and nothing is no value, so the same record would be wrong there. */
const BLANK_ONLY = problem('The value holds only white space: leave the element out where there is no value.');
const EDGES = problem('The value begins or ends with white space.', 'warning');
const CONTROL = problem('The value holds control characters, which some systems refuse.', 'warning');
const CODE = problem('A code has no white space at its ends, and only single spaces inside.');
const ID = problem('An id has 1 to 64 of the characters A-Z, a-z, 0-9, hyphen and full stop.');
const BASE64 = problem('base64Binary must be whole groups of four characters.');
const SPACED = problem('base64Binary holds white space, which later versions of FHIR forbid.', 'warning');

const LONGEST = 1_048_576;
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const ID_FORM = /^[A-Za-z0-9\-.]{1,64}$/;

const isBlank = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

export const checkString: PrimitiveRule = (value) => {
  if (typeof value !== 'string') return NO_TEXT;
  const size = value.length;
  if (size === 0) return EMPTY;
  if (size > LONGEST) return LONG;
  if (isBlank(value.charCodeAt(0)) || isBlank(value.charCodeAt(size - 1)))
    return /[^\s]/.test(value) ? EDGES : BLANK_ONLY;
  return CONTROLS.test(value) ? CONTROL : undefined;
};

export const checkMarkdown: PrimitiveRule = (value) => {
  const wrong = checkString(value);
  return wrong === EDGES ? undefined : wrong;
};

export const checkCode: PrimitiveRule = (value) => {
  if (typeof value !== 'string') return NO_TEXT;
  if (value.length === 0) return EMPTY;
  let blank = true;
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (isBlank(code)) {
      if (blank || code !== 32) return CODE;
      blank = true;
    } else blank = false;
  }
  return blank ? CODE : undefined;
};

export const checkId: PrimitiveRule = (value) => {
  if (value === '') return EMPTY;
  return typeof value === 'string' && ID_FORM.test(value) ? undefined : ID;
};

/** Characters outside the alphabet are passed over in the count, as HL7's validator does; Attachment.data is read strictly. */
export const checkBase64: PrimitiveRule = (value) => {
  if (typeof value !== 'string') return NO_TEXT;
  if (value.length === 0) return EMPTY;
  let counted = 0;
  let spaced = false;
  for (let i = 0; i < value.length; i++) {
    const c = value.charCodeAt(i);
    const letter = (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57);
    if (letter || c === 43 || c === 47 || c === 61) counted++;
    else if (isBlank(c)) spaced = true;
  }
  if (counted % 4 !== 0) return BASE64;
  return spaced ? SPACED : undefined;
};

/** xhtml: the narrative's own check reads it; here only that it is there. */
export const checkXhtml: PrimitiveRule = (value) =>
  typeof value !== 'string' ? NO_TEXT : value.length === 0 ? EMPTY : undefined;
