/** Entities of a narrative: the five of XML and character references; HTML's own names are not among them (FHIR R4 §2.4.0). */
import { MarkupError } from './markup-error.js';

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);
/** No entity is longer. */
const LONGEST = 12;

/**
 * The text with its entities resolved.
 * @throws MarkupError where an ampersand starts none, or one that is not allowed
 */
export function resolveEntities(raw: string): string {
  let at = raw.indexOf('&');
  if (at < 0) return raw;
  let out = '';
  let done = 0;
  while (at >= 0) {
    const end = semicolon(raw, at);
    out += raw.slice(done, at) + entity(raw.slice(at + 1, end));
    done = end + 1;
    at = raw.indexOf('&', done);
  }
  return out + raw.slice(done);
}

/** Looked for only as far as an entity can go: an ampersand without one must not cost the whole text each time. */
function semicolon(raw: string, from: number): number {
  const end = Math.min(raw.length, from + LONGEST);
  for (let at = from + 1; at < end; at++) if (raw.charCodeAt(at) === 59) return at;
  throw new MarkupError('has an & that starts no entity');
}

function entity(name: string): string {
  const known = ENTITIES.get(name);
  if (known !== undefined) return known;
  const digits = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name);
  if (!digits)
    throw new MarkupError('uses an entity that is not one of lt, gt, amp, quot and apos; write the character itself');
  const code = digits[1] ? Number.parseInt(digits[1], 16) : Number(digits[2]);
  if (!isLegal(code)) throw new MarkupError('has a character reference to a character that XML does not allow');
  return String.fromCodePoint(code);
}

/** XML 1.0 §2.2 */
function isLegal(code: number): boolean {
  if (code < 32) return code === 9 || code === 10 || code === 13;
  return code < 0xd800 || (code >= 0xe000 && code <= 0x10ffff && code !== 0xfffe && code !== 0xffff);
}
