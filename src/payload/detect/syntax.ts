/** How a text is written, by its first characters. */
import type { Syntax } from '../../generation.js';
import { isOptOutList, isRf2 } from './table.js';

export type TextSyntax = Exclude<Syntax, 'binary' | 'csv'> | 'mime' | 'opt-out';

const JWT = /^[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]*$/;

/** White space and the start byte of MLLP before a message. */
export function skipFraming(text: string): number {
  let at = 0;
  while (at < text.length && /[\s\u000b\uFEFF]/.test(text[at]!)) at += 1;
  return at;
}

/** Tells the syntax by rules that look at the start only; a table of cells is looked for elsewhere, as it needs several lines. */
export function sniffSyntax(text: string): TextSyntax {
  const start = skipFraming(text);
  const head = text.slice(start, start + 4096);
  if (head === '') return 'empty';
  if (/^(?:MSH|FHS|BHS)(?:[^A-Za-z0-9\s,;]|$)/.test(head)) return 'er7';
  if (/^UNA.{5,6}\s*UNB|^UNB\+|^UNH\+|^UNB./.test(head)) return 'edifact';
  if (isMime(head)) return 'mime';
  if (head.startsWith('<')) return 'xml';
  if (head.startsWith('{') || head.startsWith('[')) return isNdjson(text, start) ? 'ndjson' : 'json';
  if (isRf2(head)) return 'rf2';
  if (isOptOutList(head)) return 'opt-out';
  return text.length < 65_536 && JWT.test(text.trim()) ? 'jwt' : 'text';
}

/** A MIME message, with or without the lines of HTTP before it, or its parts alone. */
function isMime(head: string): boolean {
  return /^(?:"?--[^\s"]{1,100}\s{1,20}Content-[A-Za-z-]{2,40}:|(?:POST|HTTP|Content-Type:|MIME-Version:)[^\0]{0,2000}multipart\/)/i.test(
    head,
  );
}

/** The first line is an object by itself and another follows; or one long line is followed by another that opens one. */
function isNdjson(text: string, start: number): boolean {
  const end = text.indexOf('\n', start);
  if (text[start] !== '{' || end < 0) return false;
  const line = text.slice(start, end).trim();
  const next = text[end + 1 + skipFraming(text.slice(end + 1, end + 1000))];
  if (next !== '{' || !line.endsWith('}')) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
