/** What the words of a dosage say of how often, as far as common English directions do. */
import type { Timing } from '../record/facts.js';
import { wordsOf } from './words.js';

/** Hours in the units that can be compared; a month and a year have no fixed number of them. */
const HOURS = new Map<string, number>(Object.entries({ s: 1 / 3600, min: 1 / 60, h: 1, d: 24, wk: 168 }));
const PERIODS = new Map<string, number>(
  Object.entries({
    hour: 1,
    hourly: 1,
    day: 24,
    daily: 24,
    night: 24,
    morning: 24,
    week: 168,
    weekly: 168,
  }),
);
const TIMES = new Map<string, number>(Object.entries({ once: 1, twice: 2, thrice: 3 }));
const LATIN = new Map<string, number>(Object.entries({ bd: 2, bid: 2, tds: 3, tid: 3, qds: 4, qid: 4 }));
const LIMITS = new Set(['max', 'maximum', 'up', 'than', 'least', 'most', 'exceed', 'exceeding', 'minimum']);
const BETWEEN = new Set(['a', 'an', 'per', 'each', 'every', 'in', 'the', 'times', 'time']);
const LOOK_BACK = 4;

/** How many times in an hour, for each expression of it in the words; limits (up to, no more than) are none. */
export function ratesIn(words: readonly string[]): number[] {
  const rates: number[] = [];
  words.forEach((_, i) => {
    const rate = timesAt(words, i) ?? everyAt(words, i) ?? latinAt(words, i);
    if (rate !== undefined && !isLimit(words, i)) rates.push(rate);
  });
  return rates;
}

function isLimit(words: readonly string[], at: number): boolean {
  return words.slice(Math.max(0, at - LOOK_BACK), at).some((word) => LIMITS.has(word));
}

/** `twice a day`, `three times daily`, `once every night`. */
function timesAt(words: readonly string[], at: number): number | undefined {
  const word = words[at] ?? '';
  const next = words[at + 1] ?? '';
  const times = TIMES.get(word) ?? (next === 'times' || next === 'time' ? positive(word) : undefined);
  if (times === undefined) return undefined;
  let from = TIMES.get(word) === undefined ? at + 2 : at + 1;
  while (BETWEEN.has(words[from] ?? '')) from += 1;
  const period = PERIODS.get(words[from] ?? '');
  return period === undefined ? undefined : times / period;
}

/** `every 6 hours`, `every day`, `6 hourly`; neither a range nor every other day. */
function everyAt(words: readonly string[], at: number): number | undefined {
  const word = words[at] ?? '';
  if (word === 'every' || word === 'each') {
    if (TIMES.get(words[at - 1] ?? '') !== undefined || words[at - 1] === 'time' || words[at - 1] === 'times')
      return undefined;
    const count = positive(words[at + 1] ?? '');
    const unit = PERIODS.get(words[count === undefined ? at + 1 : at + 2] ?? '');
    return unit === undefined ? undefined : 1 / ((count ?? 1) * unit);
  }
  if (words[at + 1] !== 'hourly' || positive(words[at - 1] ?? '') !== undefined || words[at - 1] === 'to')
    return undefined;
  const hours = positive(word);
  return hours === undefined ? undefined : 1 / hours;
}

function latinAt(words: readonly string[], at: number): number | undefined {
  const times = LATIN.get(words[at] ?? '');
  return times === undefined ? undefined : times / 24;
}

function positive(word: string): number | undefined {
  const value = Number(word);
  return word !== '' && Number.isFinite(value) && value > 0 ? value : undefined;
}

/** How many times in an hour the structured timing says; undefined where it says it another way or as a range. */
export function rateOf(timing: Timing): number | undefined {
  const { frequency, frequencyMax, period, periodMax, periodUnit } = timing;
  if (frequencyMax !== undefined || periodMax !== undefined || period === undefined) return undefined;
  const hours = HOURS.get(periodUnit ?? '');
  const times = Number(frequency ?? '1');
  const count = Number(period);
  return hours === undefined || !(times > 0) || !(count > 0) ? undefined : times / (count * hours);
}

const NEEDED = new Set(['require', 'needed', 'necessary']);
const BEFORE = new Set(['as', 'when', 'if', 'where']);

/** `when required`, `as needed`, `prn`; not `as required by` somebody. */
export function saysAsNeeded(words: readonly string[]): boolean {
  return words.some((word, i) => {
    if (word === 'prn') return true;
    return NEEDED.has(word) && BEFORE.has(words[i - 1] ?? '') && words[i + 1] !== 'by';
  });
}

const WHEN = new Set([
  ...TIMES.keys(),
  ...PERIODS.keys(),
  ...LATIN.keys(),
  ...wordsOf('od om nocte mane nightly mornings evening noon midday lunch bedtime breakfast meal monthly month stat'),
]);

/** Whether directions name an amount or a time, so that there is something to structure: “as directed” does not. */
export function saysAmountOrTime(words: readonly string[]): boolean {
  return words.some((word) => /^\d/.test(word) || WHEN.has(word));
}

const DAYS = new Map<string, number>(Object.entries({ d: 1, day: 1, wk: 7, week: 7 }));

/** Days of each `for 5 days`, `for one week`; a month has no fixed number of them. */
export function daysIn(words: readonly string[]): number[] {
  return words.flatMap((word, i) => {
    const count = word === 'for' ? positive(words[i + 1] ?? '') : undefined;
    const days = DAYS.get(words[i + 2] ?? '');
    return count === undefined || days === undefined ? [] : [count * days];
  });
}

/** Days that the structured timing is bounded to, where it says so in days or weeks. */
export function daysOf({ bounds }: Timing): number | undefined {
  const count = positive(bounds?.value ?? '');
  const days = DAYS.get((bounds?.code ?? bounds?.unit ?? '').toLowerCase());
  return count === undefined || days === undefined ? undefined : count * days;
}

/** Words for the routes that directions name most; others are not told apart. */
const ROUTES: [route: string, words: string[]][] = [
  ['oral', ['oral', 'orally', 'mouth']],
  ['intravenous', ['intravenous', 'intravenously', 'iv']],
  ['intramuscular', ['intramuscular', 'intramuscularly']],
  ['subcutaneous', ['subcutaneous', 'subcutaneously']],
  ['sublingual', ['sublingual', 'sublingually']],
  ['rectal', ['rectal', 'rectally']],
  ['vaginal', ['vaginal', 'vaginally']],
  ['transdermal', ['transdermal', 'transdermally']],
];
const ROUTE_OF = new Map(
  ROUTES.flatMap(([route, ways]) => wordsOf(ways.join(' ')).map((word) => [word, route] as const)),
);

/** The routes that words name. */
export function routesIn(words: readonly string[]): Set<string> {
  return new Set(words.map((word) => ROUTE_OF.get(word)).filter((route) => route !== undefined));
}
