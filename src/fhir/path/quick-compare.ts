/** Values of quick paths compared as equality.ts compares nodes. */
import { compareMoments, readMoment } from './dates.js';
import { type Found, MANY, NO_VALUE } from './quick-path.js';

type Value = Found | undefined | typeof MANY;

const MOMENTS: Readonly<Record<string, 'date' | 'dateTime' | 'time'>> = {
  date: 'date',
  dateTime: 'dateTime',
  instant: 'dateTime',
  time: 'time',
};

/** Is the value the word? Several are never one word. */
export function sameFound(value: Value, word: string | number | boolean): boolean {
  if (value === undefined || value === MANY || value === NO_VALUE || typeof value === 'object') return false;
  return typeof value === typeof word ? value === word : String(value) === String(word);
}

/** Order of two values of one type; undefined where there is none. Several values leave it undecided, as an error would. */
export function compareFound(a: Value, b: Value, type: string): number | undefined {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== 'string' || typeof b !== 'string') return undefined;
  const kind = MOMENTS[type];
  if (kind === undefined) return a < b ? -1 : a > b ? 1 : 0;
  if (a === b || sortAsTexts(a, b)) return a < b ? -1 : a > b ? 1 : 0;
  const left = readMoment(a, kind);
  const right = readMoment(b, kind);
  return left && right ? compareMoments(left, right) : undefined;
}

/** Moments of one precision and one zone sort as texts do: nearly all that meet in one Period. */
function sortAsTexts(a: string, b: string): boolean {
  const size = a.length;
  if (size !== b.length || size < 4) return false;
  if (size <= 10) return a.charCodeAt(2) !== COLON;
  return (
    (a.endsWith('Z') && b.endsWith('Z')) ||
    (size > 20 && a.slice(-6) === b.slice(-6) && a.indexOf('.') === b.indexOf('.'))
  );
}

const COLON = 58;
