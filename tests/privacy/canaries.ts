/** Puts a canary into every value of a payload: a word that stands nowhere else, so that wherever it turns up, it leaked. */
import { randomBytes } from 'node:crypto';

/** Letters and digits, as a name or code may be; never by chance in a report. */
export function newCanary(): string {
  return `cnry${randomBytes(6).toString('hex')}`;
}

/** Words that say what a record is; with a canary in them a payload would not be read as what it is. */
export type Keep = (name: string, value: string) => boolean;

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** Behind a URI a value stands in a further part of the path, as in an identifier that is written as one. */
function after(value: string, canary: string): string {
  return /^https?:/.test(value) ? `${value}/${canary}` : `${value}${canary}`;
}

/** Every string that is not kept gets the canary: in its place, or behind it where `behind` says so. */
export function seedJson(value: Json, canary: string, keep: Keep, behind: boolean, name = ''): Json {
  if (typeof value === 'string') return keep(name, value) ? value : behind ? after(value, canary) : canary;
  if (Array.isArray(value)) return value.map((item) => seedJson(item, canary, keep, behind, name));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, child]) => [key, seedJson(child, canary, keep, behind, key)]);
  return Object.fromEntries(entries) as Json;
}

/** Every attribute value and text of an XML document that is not kept. */
export function seedXml(text: string, canary: string, keep: Keep, behind: boolean): string {
  const put = (value: string): string => (behind ? after(value, canary) : canary);
  return text
    .replace(/([\w:]+)="([^"]*)"/g, (whole, name: string, value: string) =>
      name.startsWith('xmlns') || name.startsWith('xsi') || keep(name, value) ? whole : `${name}="${put(value)}"`,
    )
    .replace(/>([^<]*\S[^<]*)</g, (_, value: string) => `>${put(value)}<`);
}

/** Every component of every field behind the first two of each segment, or of each EDIFACT element. */
export function seedDelimited(text: string, canary: string, separator: RegExp, from: number): string {
  return text
    .split(/(?<=[\r\n'])/)
    .map((segment) => {
      const parts = segment.split(separator);
      return parts
        .map((part, i) => (i < from || !/\w/.test(part) || i % 2 ? part : part.replace(/\w+/, canary)))
        .join('');
    })
    .join('');
}
