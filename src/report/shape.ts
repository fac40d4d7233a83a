/** What a value looks like, in words that give nothing of it away but its kind and length. */

const LONGEST_COUNTED = 100;

const KNOWN_SHAPES: [RegExp, string][] = [
  [/^(?:18|19|20)\d\d$/, '4 digits, as of a year'],
  [/^\d{4}-\d\d$/, 'date, year and month'],
  [/^\d{4}-\d\d-\d\d$/, 'date'],
  [/^\d{4}-\d\d-\d\dT[\d:.]{4,18}(?:Z|[+-]\d\d:\d\d)$/, 'date and time'],
  [/^\d{4}-\d\d-\d\dT[\d:.]{4,18}$/, 'date and time without a time zone'],
  [/^[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$/, 'UUID'],
  [/^\d(?:\.?\d){0,60}\.\d{1,60}$/, 'decimal number'],
];

const ALPHABETS: [RegExp, string][] = [
  [/\p{L}/u, 'letters'],
  [/\p{Nd}/u, 'digits'],
  [/\s/u, 'spaces'],
  [/[^\p{L}\p{Nd}\s]/u, 'other signs'],
];

function count(n: number, one: string): string {
  if (n > LONGEST_COUNTED) return `more than ${LONGEST_COUNTED} ${one}s`;
  return `${n} ${one}${n === 1 ? '' : 's'}`;
}

function list(words: string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function describeBare(value: string): string {
  for (const [pattern, words] of KNOWN_SHAPES) if (pattern.test(value)) return words;
  if (/^[0-9]+$/.test(value)) return count(value.length, 'digit');
  const sample = value.slice(0, 1000);
  const used = ALPHABETS.filter(([pattern]) => pattern.test(sample)).map(([, name]) => name);
  return `${count([...value].length, 'character')}, ${list(used)}`;
}

/**
 * Describes a value without quoting it, as `10 digits`, `date, year and month`, `12 characters, letters and digits`, `empty`.
 * @param value any value of a payload
 */
export function describeShape(value: string): string {
  if (value === '') return 'empty';
  const bare = value.trim();
  if (bare === '') return 'white space only';
  return bare === value ? describeBare(value) : `${describeBare(bare)}, with white space around`;
}
