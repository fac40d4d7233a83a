/** Formats of uri and the types made from it (FHIR R4 §2.24.0.1; RFC 3986, RFC 4122, ITU-T X.660). */
import { type PrimitiveProblem, type PrimitiveRule, problem } from './problem.js';

const EMPTY = problem('A value must not be empty: leave the element out where there is none.');
const NO_TEXT = problem('The value is not a text.');
const BLANK = problem('A URI holds no white space.');
const BARE = problem('An OID or UUID as a URI begins with urn:oid: or urn:uuid:.');
const NO_UUID = problem('After urn:uuid: stands a UUID in lower case, as 8, 4, 4, 4 and 12 hexadecimal digits.');
const NO_OID = problem(
  'After urn:oid: stands an OID: numbers with full stops, the first 0, 1 or 2, none with a leading zero.',
);
const OID_FORM = problem('An oid begins with urn:oid:.');
const UUID_FORM = problem('A uuid begins with urn:uuid:.');
const CANONICAL = problem('A canonical is an absolute URL, or # and the id of a contained resource.');

const NO_VERSION = problem('A canonical ends with the mark | and no version after it.');

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const ABSOLUTE = /^[A-Za-z][A-Za-z0-9+.-]*:/;

const BLANK_INSIDE = /[\t-\r ]/;

const isBlankInside = (text: string): boolean => BLANK_INSIDE.test(text);

/** Numbers with full stops. HL7's validator also wants a last full stop at place 4 or later, or the root 1.3. */
export function isOid(text: string): boolean {
  if (text.length > 1024 || !/^[012](?:\.(?:0|[1-9][0-9]*))+$/.test(text)) return false;
  return text.lastIndexOf('.') >= 4 || text.startsWith('1.3');
}

export function isUuid(text: string): boolean {
  return text.length === 36 && UUID.test(text);
}

/** What every type of URI is held to. */
function uriProblem(value: string): PrimitiveProblem | undefined {
  if (value.length === 0) return EMPTY;
  if (isBlankInside(value)) return BLANK;
  const first = value.charCodeAt(0);
  if (first === 117) return urnProblem(value);
  return first === 111 && value.startsWith('oid:') ? BARE : undefined;
}

function urnProblem(value: string): PrimitiveProblem | undefined {
  if (value.startsWith('uuid:')) return BARE;
  if (value.startsWith('urn:uuid:')) {
    const end = value.indexOf('#');
    return isUuid(value.slice(9, end < 0 ? undefined : end)) ? undefined : NO_UUID;
  }
  if (value.startsWith('urn:oid:')) return isOid(value.slice(8)) ? undefined : NO_OID;
  return undefined;
}

export const checkUri: PrimitiveRule = (value) => (typeof value === 'string' ? uriProblem(value) : NO_TEXT);

export const checkOid: PrimitiveRule = (value) => {
  if (typeof value !== 'string') return NO_TEXT;
  return uriProblem(value) ?? (value.startsWith('urn:oid:') ? undefined : OID_FORM);
};

export const checkUuid: PrimitiveRule = (value) => {
  if (typeof value !== 'string') return NO_TEXT;
  return uriProblem(value) ?? (value.startsWith('urn:uuid:') ? undefined : UUID_FORM);
};

export const checkCanonical: PrimitiveRule = (value) => {
  if (typeof value !== 'string') return NO_TEXT;
  if (value.endsWith('|')) return NO_VERSION;
  // Nearly all: an address with or without a version, which is no urn to look into.
  if (value.startsWith('http') && !isBlankInside(value) && ABSOLUTE.test(value)) return undefined;
  const bar = value.indexOf('|');
  const wrong = uriProblem(bar < 0 ? value : value.slice(0, bar));
  if (wrong) return wrong;
  if (bar >= 0 && isBlankInside(value)) return BLANK;
  return value.charCodeAt(0) === 35 || ABSOLUTE.test(value) ? undefined : CANONICAL;
};
