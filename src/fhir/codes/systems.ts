/** Code systems that are a grammar or a small list, and so can be decided without their content. */
import { unitProblem } from '../ucum/check.js';
import { isLanguageTag } from './language.js';
import { isCountry, isCurrency } from './lists.js';
import { isMimeType } from './mime.js';

/** An absolute URI (RFC 3986 §4.3). */
export function isAbsoluteUri(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$/.test(text);
}

const SYSTEMS: ReadonlyMap<string, (code: string) => boolean> = new Map([
  ['urn:ietf:bcp:47', isLanguageTag],
  ['urn:ietf:bcp:13', isMimeType],
  ['http://www.rfc-editor.org/bcp/bcp13.txt', isMimeType],
  ['urn:ietf:rfc:3986', isAbsoluteUri],
  ['urn:iso:std:iso:4217', isCurrency],
  ['urn:iso:std:iso:3166', isCountry],
  ['urn:iso:std:iso:3166#1', isCountry],
  ['http://unitsofmeasure.org', (code) => unitProblem(code) === undefined],
]);

/**
 * The test of a code system that needs no content.
 * @param system canonical URI of the system
 * @returns undefined where its content is needed
 */
export function decidableSystem(system: string): ((code: string) => boolean) | undefined {
  return SYSTEMS.get(system);
}
