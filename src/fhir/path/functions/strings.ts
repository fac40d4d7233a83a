/** Texts (FHIRPath 2.0 §5.6). */
import { type Collection, EMPTY, fromBoolean } from '../node.js';
import { pattern } from '../pattern.js';
import { type Apply, number, text } from '../scope.js';
import { type Builders, plain, withValues } from './builder.js';
import { BASE64, fromBase64, fromHex, toBase64, toHex } from './encoding.js';

const onText =
  (change: (value: string) => Collection): Apply =>
  (input) => {
    const value = text(input, 'A text function');
    return value === undefined ? EMPTY : change(value);
  };

const withText = (apply: (value: string, other: string) => Collection) =>
  withValues(1, 1, (input, [arg]) => {
    const value = text(input, 'A text function');
    const other = text(arg!, 'A text function');
    return value === undefined || other === undefined ? EMPTY : apply(value, other);
  });

const replacing = (apply: (value: string, what: string, by: string) => string) =>
  withValues(2, 2, (input, [what, by]) => {
    const value = text(input, 'A text function');
    const from = text(what!, 'A text function');
    const to = text(by!, 'A text function');
    return value === undefined || from === undefined || to === undefined ? EMPTY : [apply(value, from, to)];
  });

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(value: string, target: string): Collection {
  if (target === 'html') return [value.replace(/[&<>"']/g, (c) => ESCAPED[c]!)];
  if (target === 'json') return [JSON.stringify(value).slice(1, -1)];
  return EMPTY;
}

function unescaped(value: string, target: string): Collection {
  if (target === 'html') {
    const names = new Map(Object.entries(ESCAPED).map(([c, name]) => [name, c]));
    return [value.replace(/&(?:amp|lt|gt|quot|#39);/g, (name) => names.get(name)!)];
  }
  if (target !== 'json') return EMPTY;
  try {
    return [String(JSON.parse(`"${value}"`))];
  } catch {
    return EMPTY;
  }
}

export const STRINGS: Builders = {
  indexOf: withText((value, part) => [value.indexOf(part)]),
  lastIndexOf: withText((value, part) => [value.lastIndexOf(part)]),
  startsWith: withText((value, part) => fromBoolean(value.startsWith(part))),
  endsWith: withText((value, part) => fromBoolean(value.endsWith(part))),
  contains: withText((value, part) => fromBoolean(value.includes(part))),
  upper: plain(onText((value) => [value.toUpperCase()])),
  lower: plain(onText((value) => [value.toLowerCase()])),
  length: plain(onText((value) => [value.length])),
  toChars: plain(onText((value) => [...value])),
  trim: plain(onText((value) => [value.trim()])),
  split: withText((value, mark) => value.split(mark)),
  substring: withValues(1, 2, (input, [start, count]) => {
    const value = text(input, 'substring()');
    const from = number(start!, 'substring()');
    if (value === undefined || from === undefined || from < 0 || from >= value.length) return EMPTY;
    const size = count && number(count, 'substring()');
    return [size === undefined ? value.slice(from) : value.slice(from, from + Math.max(0, size))];
  }),
  replace: replacing((value, what, by) => value.split(what).join(by)),
  matches: withText((value, source) => fromBoolean(pattern(source).finds(value))),
  matchesFull: withText((value, source) => fromBoolean(pattern(`^(?:${source})$`).finds(value))),
  replaceMatches: replacing((value, source, by) => (source === '' ? value : pattern(source).replace(value, by))),
  join: withValues(0, 1, (input, [mark]) => {
    const between = mark ? (text(mark, 'join()') ?? '') : '';
    return [input.map((item) => text([item], 'join()') ?? '').join(between)];
  }),
  encode: withText((value, form) => encode(value, form)),
  decode: withText((value, form) => decode(value, form)),
  escape: withText(escaped),
  unescape: withText(unescaped),
};

function encode(value: string, form: string): Collection {
  if (form === 'hex') return [toHex(value)];
  const alphabet = BASE64[form];
  return alphabet ? [toBase64(value, alphabet)] : EMPTY;
}

function decode(value: string, form: string): Collection {
  const out = form === 'hex' ? fromHex(value) : BASE64[form] ? fromBase64(value) : undefined;
  return out === undefined ? EMPTY : [out];
}
