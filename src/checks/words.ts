/** Clinical words made comparable: case, plurals, spelt-out numbers and the ways of writing one unit. */

/** Runs of digits with a decimal part, runs of letters, and the per cent sign; nothing else is a word. */
const WORD = /\d+(?:[.,]\d+)*|\p{L}+|%/gu;

const NUMBERS = new Map<string, string>(
  Object.entries({
    half: '0.5',
    one: '1',
    two: '2',
    three: '3',
    four: '4',
    five: '5',
    six: '6',
    seven: '7',
    eight: '8',
    nine: '9',
    ten: '10',
    eleven: '11',
    twelve: '12',
    twenty: '20',
    hundred: '100',
  }),
);

/** Ways of writing a unit, by the one that is compared. */
const UNITS: Record<string, string[]> = {
  kg: ['kg', 'kilogram', 'kilogramme'],
  g: ['g', 'gm', 'gram', 'gramme'],
  mg: ['mg', 'mgs', 'milligram', 'milligramme'],
  ug: ['ug', 'mcg', 'µg', 'μg', 'microgram', 'microgramme'],
  ng: ['ng', 'nanogram', 'nanogramme'],
  l: ['l', 'litre', 'liter'],
  ml: ['ml', 'mls', 'millilitre', 'milliliter'],
  mmol: ['mmol', 'millimole'],
  unit: ['unit', 'iu', 'u'],
  '%': ['%', 'percent'],
  tablet: ['tablet', 'tab'],
  capsule: ['capsule', 'cap'],
  drop: ['drop'],
  puff: ['puff', 'actuation'],
  patch: ['patch', 'patche'],
  sachet: ['sachet'],
  spray: ['spray'],
  suppository: ['suppository'],
  pessary: ['pessary'],
  ampoule: ['ampoule', 'ampule', 'amp'],
  vial: ['vial'],
  application: ['application'],
  lozenge: ['lozenge'],
  spoonful: ['spoonful'],
};

const UNIT_OF = new Map(Object.entries(UNITS).flatMap(([unit, ways]) => ways.map((way) => [way, unit] as const)));

/** Mass in micrograms and volume in millilitres; every other unit is of its own dimension. */
const SCALE = new Map<string, [dimension: string, factor: number]>(
  Object.entries({
    kg: ['mass', 1e9],
    g: ['mass', 1e6],
    mg: ['mass', 1e3],
    ug: ['mass', 1],
    ng: ['mass', 1e-3],
    l: ['volume', 1e3],
    ml: ['volume', 1],
  }),
);

/** An amount in the base unit of its dimension. */
export interface PlainAmount {
  dimension: string;
  amount: number;
}

/** Words in order: small letters, numbers as digits, units in one way of writing, plurals as singulars, `diseased` as `disease`, ae and oe as e. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const [raw] of text.normalize('NFC').toLowerCase().matchAll(WORD)) words.push(plain(raw));
  return words;
}

function plain(raw: string): string {
  const first = raw.charCodeAt(0);
  if (first >= 48 && first <= 57) return digits(raw);
  const number = NUMBERS.get(raw);
  if (number !== undefined) return number;
  const single = simple(raw);
  return UNIT_OF.get(raw) ?? UNIT_OF.get(single) ?? single.replaceAll('ae', 'e').replaceAll('oe', 'e');
}

function simple(word: string): string {
  if (word.length > 6 && word.endsWith('ed')) return word.slice(0, -1);
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

/** `1,000` and `1.50` as JavaScript would write the number; amounts only, never codes. */
function digits(raw: string): string {
  const plainDigits = raw.replace(/,(?=\d{3}(?:\D|$))/g, '').replace(/,/g, '.');
  const value = plainDigits.length > 15 ? Number.NaN : Number(plainDigits);
  return Number.isFinite(value) ? String(value) : raw;
}

const JOINING = new Set(['to', 'or']);

/** Every number that has a unit after it, and those before it in a range: `1-2 tablets`, `one or two tablets`. */
export function amountsIn(words: readonly string[]): PlainAmount[] {
  const amounts: PlainAmount[] = [];
  words.forEach((unit, i) => {
    const scaled = scaleOf(unit);
    if (!scaled || i === 0) return;
    let at = words[i - 1] === 'international' ? i - 2 : i - 1;
    for (let taken = 0; taken < 3 && at >= 0; taken++) {
      const value = numberAt(words, at);
      if (value === undefined) break;
      amounts.push({ dimension: scaled[0], amount: value * scaled[1] });
      at -= JOINING.has(words[at - 1] ?? '') ? 2 : 1;
    }
  });
  return amounts;
}

function numberAt(words: readonly string[], at: number): number | undefined {
  const word = words[at] ?? '';
  const first = word.charCodeAt(0);
  if (!(first >= 48 && first <= 57)) return undefined;
  const value = Number(word);
  return Number.isFinite(value) ? value : undefined;
}

/** Dimension of a unit in words, and what makes it the base unit of that; undefined where it is no unit known here. */
function scaleOf(unit: string): [dimension: string, factor: number] | undefined {
  const known = SCALE.get(unit);
  if (known) return known;
  return Object.hasOwn(UNITS, unit) ? [unit, 1] : undefined;
}

/** An amount as a payload has it, with its unit in words; undefined where either cannot be read. */
export function plainAmount(value: string | undefined, unit: string | undefined): PlainAmount | undefined {
  if (value === undefined || unit === undefined) return undefined;
  const number = Number(value);
  const [word, ...more] = wordsOf(unit);
  const scaled = word === undefined || more.length > 0 ? undefined : scaleOf(word);
  return scaled && Number.isFinite(number) ? { dimension: scaled[0], amount: number * scaled[1] } : undefined;
}

export function isSameAmount(a: PlainAmount, b: PlainAmount): boolean {
  return a.dimension === b.dimension && Math.abs(a.amount - b.amount) <= 1e-9 * Math.max(a.amount, b.amount, 1);
}
