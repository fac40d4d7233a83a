/** BCP 47 language tags (RFC 5646 §2.1): the grammar, and the registry's two-letter languages, scripts and regions. */
import { isRegion, isScript, isShortLanguage } from './lists.js';

const GRANDFATHERED = new Set([
  'en-gb-oed',
  'i-ami',
  'i-bnn',
  'i-default',
  'i-enochian',
  'i-hak',
  'i-klingon',
  'i-lux',
  'i-mingo',
  'i-navajo',
  'i-pwn',
  'i-tao',
  'i-tay',
  'i-tsu',
  'sgn-be-fr',
  'sgn-be-nl',
  'sgn-ch-de',
  'art-lojban',
  'cel-gaulish',
  'no-bok',
  'no-nyn',
  'zh-guoyu',
  'zh-hakka',
  'zh-min',
  'zh-min-nan',
  'zh-xiang',
]);

const isAlpha = (text: string): boolean => /^[a-z]+$/i.test(text);
const isWord = (text: string): boolean => /^[a-z0-9]{1,8}$/i.test(text);

/**
 * Is the text a language tag? Three-letter languages are taken as they are: the registry has eight thousand of them.
 * @param tag as en, en-GB, zh-Hant-TW
 */
export function isLanguageTag(tag: string): boolean {
  if (tag.length > 100) return false;
  const lower = tag.toLowerCase();
  if (GRANDFATHERED.has(lower)) return true;
  const parts = lower.split('-');
  if (!parts.every(isWord)) return false;
  if (parts[0] === 'x') return parts.length > 1;
  return isPrimary(parts[0]!) && restFits(parts.slice(1), parts[0]!.length);
}

function isPrimary(text: string): boolean {
  if (!isAlpha(text)) return false;
  return text.length === 2 ? isShortLanguage(text) : text.length === 3 || (text.length >= 5 && text.length <= 8);
}

/** Extended languages, script, region, variants, extensions, private use: each at most where the grammar has it. */
function restFits(parts: readonly string[], primary: number): boolean {
  let at = 0;
  for (let extended = 0; primary < 4 && extended < 3 && parts[at]?.length === 3 && isAlpha(parts[at]!); extended++)
    at++;
  const script = parts[at];
  if (script?.length === 4 && isAlpha(script)) {
    if (!isScript(script.charAt(0).toUpperCase() + script.slice(1))) return false;
    at++;
  }
  const region = parts[at];
  if (region?.length === 2 && isAlpha(region)) {
    if (!isRegion(region.toUpperCase())) return false;
    at++;
  } else if (region !== undefined && /^[0-9]{3}$/.test(region)) at++;
  while (parts[at] !== undefined && (parts[at]!.length >= 5 || /^[0-9][a-z0-9]{3}$/.test(parts[at]!))) at++;
  return extensionsFit(parts.slice(at));
}

function extensionsFit(parts: readonly string[]): boolean {
  const seen = new Set<string>();
  let at = 0;
  while (at < parts.length) {
    const mark = parts[at]!;
    if (mark.length !== 1 || seen.has(mark)) return false;
    seen.add(mark);
    const least = mark === 'x' ? 1 : 2;
    let end = at + 1;
    while (end < parts.length && (mark === 'x' || parts[end]!.length > 1)) end++;
    if (end === at + 1 || parts.slice(at + 1, end).some((one) => one.length < least)) return false;
    at = end;
  }
  return true;
}
