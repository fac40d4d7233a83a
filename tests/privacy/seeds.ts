/** The ways of seeding a record with a canary, by the syntax of the record, and of damaging what was seeded. */
import { type Keep, seedDelimited, seedJson, seedXml } from './canaries.js';

type Seed = (text: string, canary: string) => string;

/** What makes a payload readable as what it is. */
const READABLE = new Set([
  ...['resourceType', 'system', 'url', 'profile', 'reference', 'type', 'status', 'use', 'gender', 'contentType'],
  ...['root', 'codeSystem', 'classCode', 'typeCode', 'moodCode', 'value', 'issuer'],
]);
const readable: Keep = (name, value) =>
  name === 'value' ? /^(https?:|urn:)/.test(value) : READABLE.has(name) || /^(https?:|urn:)/.test(value);
const nothing: Keep = () => false;
const onlyType: Keep = (name) => name === 'resourceType';

const lines = (text: string, change: (value: unknown) => unknown): string =>
  text
    .split('\n')
    .map((line) => (line.trim() ? JSON.stringify(change(JSON.parse(line))) : line))
    .join('\n');

function json(text: string, change: (value: unknown) => unknown): string {
  try {
    return JSON.stringify(change(JSON.parse(text)), null, 1);
  } catch {
    return lines(text, change);
  }
}

const inJson =
  (keep: Keep, behind: boolean): Seed =>
  (text, canary) =>
    text.trimStart().startsWith('<')
      ? seedXml(text, canary, keep, behind)
      : json(text, (value) => seedJson(value as never, canary, keep, behind));

/** A member of that name in every object, with a number that loses digits and, once more, with a duplicate. */
function withKeys(value: unknown, canary: string): unknown {
  if (Array.isArray(value)) return value.map((item) => withKeys(item, canary));
  if (value === null || typeof value !== 'object') return value;
  const inner = Object.entries(value).map(([key, child]) => [key, withKeys(child, canary)]);
  return { ...Object.fromEntries(inner), [canary]: { [canary]: 1.5 } };
}

const keys: Seed = (text, canary) => {
  if (text.trimStart().startsWith('<')) return text.replace(/<(\/?)(\w+)(?=[\s>])(?![^>]*xmlns)/g, `<$1${canary}$2`);
  return json(text, (value) => withKeys(value, canary)).replaceAll(
    '1.5',
    `1.50000000000000000000000000001, "${canary}": 12345678901234567890`,
  );
};

export const SEEDS: Record<string, Seed> = {
  'in place of values': inJson(readable, false),
  'in place of every value but the type': inJson(onlyType, false),
  'behind every value but the type': inJson(onlyType, true),
  'in place of every value': inJson(nothing, false),
  'in names of members': keys,
  'in the fields of segments': (text, canary) => seedDelimited(text, canary, /([|^~&+:])/, 2),
  'in fields, the first segment kept': (text, canary) => {
    const [first = '', ...rest] = text.split(/(?<=[\r\n'])/);
    return first + seedDelimited(rest.join(''), canary, /([|^~&+:])/, 2);
  },
  'in cells': (text, canary) => {
    const [head = '', ...rows] = text.split('\n');
    return [head, ...rows.map((row) => row.replace(/[^,"\r]+/g, canary))].join('\n');
  },
  'in the names of columns': (text, canary) => text.replace(/^[^\n]+/, (head) => head.replace(/,/, `,${canary},`)),
};

const BY_EXTENSION: Record<string, string[]> = {
  '.json': Object.keys(SEEDS).slice(0, 5),
  '.ndjson': Object.keys(SEEDS).slice(0, 5),
  '.xml': Object.keys(SEEDS).slice(0, 5),
  '.hl7': Object.keys(SEEDS).slice(5, 7),
  '.edi': Object.keys(SEEDS).slice(5, 7),
  '.csv': Object.keys(SEEDS).slice(7, 9),
};

/** Names of the seeds that fit a file. */
export function seedsOf(extension: string): string[] {
  return BY_EXTENSION[extension] ?? [];
}

/** Each breaks the text at or beside a canary, so that a parser's own message would quote it. */
export const damage: ((text: string, canary: string) => string)[] = [
  (text) => text.slice(0, Math.floor(text.length / 2)),
  (text, canary) => text.slice(0, text.indexOf(canary) + canary.length),
  (text, canary) => text.replace(canary, `"${canary}`),
  (text, canary) => text.replace(canary, `<${canary} &${canary};`),
  (text, canary) => `${text}\n${canary}`,
  (text, canary) => `${canary}${text}`,
];
