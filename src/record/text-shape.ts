/** Free text is looked at here and nowhere else: what leaves is lengths, numbers that may be NHS numbers, and counts of tokens. */
import type { TextFact } from './facts.js';
import { passesModulus11 } from './modulus-11.js';

const TEN_DIGITS = /(?<!\d)\d{3}([ -]?)\d{3}\1\d{4}(?!\d)/g;
const LABEL = /NHS (?:number|no|num)\b[^0-9]{0,20}$/i;
/** How base64url of a JSON object begins: `{"`. */
const OBJECT = 'eyJ';
const BASE64URL = /[\w-]/;
const WHOLLY_BASE64URL = /^[\w-]{11,}$/;
const SHORTEST_TOKEN = 40;

/** Ten-digit groups, 3-3-4 or unspaced, that pass modulus 11 (NHS Data Dictionary, NHS NUMBER); without their spaces. */
export function numbersIn(text: string): string[] {
  if (text.length < 10) return [];
  const found: string[] = [];
  for (const match of text.matchAll(TEN_DIGITS)) {
    const digits = match[1] ? match[0].replaceAll(match[1], '') : match[0];
    if (passesModulus11(digits)) found.push(digits);
  }
  return found;
}

/** The numbers that the text itself calls NHS numbers: the words stand right before them, with no other digits between. */
export function nhsNumbersIn(text: string): string[] {
  if (!text.includes('NHS')) return [];
  const found: string[] = [];
  for (const match of text.matchAll(TEN_DIGITS)) {
    const digits = match[0].replace(/[ -]/g, '');
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    if (passesModulus11(digits) && LABEL.test(before)) found.push(digits);
  }
  return found;
}

/**
 * JSON web tokens in a text (RFC 7519, compact form): three parts of base64url between dots, the first two of them JSON
 * objects. One is live where it has no expiry or its expiry lies ahead of now.
 */
export function tokensIn(text: string, now: number): TextFact['tokens'] {
  if (text.length < SHORTEST_TOKEN || !text.includes(`.${OBJECT}`)) return [];
  const parts = text.split('.');
  const tokens: TextFact['tokens'] = [];
  for (let i = 1; i + 1 < parts.length; i++) {
    const claims = parts[i] ?? '';
    if (!claims.startsWith(OBJECT) || !WHOLLY_BASE64URL.test(claims)) continue;
    const header = endOf(parts[i - 1] ?? '');
    const signature = /^[\w-]*/.exec(parts[i + 1] ?? '')?.[0] ?? '';
    if (header.startsWith(OBJECT) && header.length > 10 && signature.length > 15)
      tokens.push({ live: isLive(claims, now) });
  }
  return tokens;
}

/** The base64url at the end of a text; found backwards, so that a long text costs no more than its length. */
function endOf(text: string): string {
  let start = text.length;
  while (start > 0 && BASE64URL.test(text.charAt(start - 1))) start -= 1;
  return text.slice(start);
}

/** Visible text of narrative XHTML: tags away, spaces for the commonest entities. */
export function plainText(html: string): string {
  let text = '';
  let from = 0;
  while (from < html.length) {
    const open = html.indexOf('<', from);
    text += html.slice(from, open < 0 ? html.length : open);
    if (open < 0) break;
    const close = html.indexOf('>', open);
    if (close < 0) break;
    text += ' ';
    from = close + 1;
  }
  return text.includes('&') ? text.replace(/&(nbsp|#160|#xA0);/gi, ' ') : text;
}

function isLive(part: string, now: number): boolean {
  try {
    const claims: unknown = JSON.parse(atob(part.replaceAll('-', '+').replaceAll('_', '/')));
    const expiry = typeof claims === 'object' && claims !== null && 'exp' in claims ? claims.exp : undefined;
    return typeof expiry !== 'number' || expiry * 1000 > now;
  } catch {
    return false;
  }
}
