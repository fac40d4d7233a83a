/** Formats of dates and times (FHIR R4 §2.24.0.1; the calendar and the zone are checked too, as HL7's validator does). */
import { daysIn } from './calendar.js';
import { type PrimitiveProblem, type PrimitiveRule, problem } from './problem.js';

const DATE = problem('A date is YYYY, YYYY-MM or YYYY-MM-DD.');
const DATE_TIME = problem('A dateTime is YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss with a time zone.');
const INSTANT = problem('An instant is YYYY-MM-DDThh:mm:ss, with a fraction where needed, and a time zone.');
const TIME = problem('A time is hh:mm:ss.');
const NO_DAY = problem('The date does not exist in the calendar.');
const NO_ZONE = problem('A dateTime with a time needs a time zone: Z, or hours and minutes as +01:00.');
const UNUSUAL = problem('The year lies far in the past or the future: check it.', 'warning');

const ZERO = 48;

/** The two digits at a place as a number, or -1. */
function pair(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO;
  const units = text.charCodeAt(at + 1) - ZERO;
  return tens >= 0 && tens <= 9 && units >= 0 && units <= 9 ? tens * 10 + units : -1;
}

/** hh:mm:ss at a place; a leap second may be 60. */
function isClock(text: string, at: number): boolean {
  const hour = pair(text, at);
  const minute = pair(text, at + 3);
  const second = pair(text, at + 6);
  const colons = text[at + 2] === ':' && text[at + 5] === ':';
  return colons && hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second <= 60;
}

/** Z, or a sign, hours up to 14 and minutes. */
function isZone(text: string, at: number): boolean {
  if (text[at] === 'Z') return text.length === at + 1;
  const hour = pair(text, at + 1);
  const minute = pair(text, at + 4);
  if ((text[at] !== '+' && text[at] !== '-') || text[at + 3] !== ':' || text.length !== at + 6) return false;
  return hour >= 0 && minute >= 0 && minute < 60 && (hour < 14 || (hour === 14 && minute === 0));
}

/** Where the fraction of a second that starts here ends; the same place where none starts, -1 where it has no digits. */
function afterFraction(text: string, at: number): number {
  if (text[at] !== '.') return at;
  let end = at + 1;
  while (text.charCodeAt(end) >= ZERO && text.charCodeAt(end) <= 57) end++;
  return end === at + 1 ? -1 : end;
}

/** The date at the start of a text: undefined when right, else what is wrong. Its length must be 4, 7 or 10. */
function dateProblem(text: string, length: number, form: PrimitiveProblem): PrimitiveProblem | undefined {
  const high = pair(text, 0);
  const low = pair(text, 2);
  const year = high * 100 + low;
  if (high < 0 || low < 0 || year === 0) return form;
  if (length === 4) return undefined;
  const month = pair(text, 5);
  if (text[4] !== '-' || month < 1 || month > 12) return form;
  if (length === 7) return undefined;
  const day = pair(text, 8);
  if (text[7] !== '-' || day < 1 || day > 31) return form;
  return day > daysIn(year, month) ? NO_DAY : undefined;
}

const isDateLength = (length: number): boolean => length === 4 || length === 7 || length === 10;

/** Years that no one doubts are passed without a look at the clock. */
function unusualYear(text: string): PrimitiveProblem | undefined {
  const year = pair(text, 0) * 100 + pair(text, 2);
  if (year >= 1800 && year <= 2100) return undefined;
  return year < 1800 || year > new Date().getFullYear() + 80 ? UNUSUAL : undefined;
}

export const checkDate: PrimitiveRule = (value) => {
  if (typeof value !== 'string' || !isDateLength(value.length)) return DATE;
  return dateProblem(value, value.length, DATE) ?? unusualYear(value);
};

export const checkDateTime: PrimitiveRule = (value) => {
  if (typeof value !== 'string') return DATE_TIME;
  if (isDateLength(value.length)) return dateProblem(value, value.length, DATE_TIME) ?? unusualYear(value);
  return fullMoment(value, DATE_TIME) ?? unusualYear(value);
};

export const checkInstant: PrimitiveRule = (value) =>
  typeof value === 'string' ? fullMoment(value, INSTANT) : INSTANT;

function fullMoment(text: string, form: PrimitiveProblem): PrimitiveProblem | undefined {
  const wrong = dateProblem(text, 10, form);
  if (wrong) return wrong;
  if (text[10] !== 'T' || !isClock(text, 11)) return form;
  const end = afterFraction(text, 19);
  if (end < 0) return form;
  if (end === text.length) return form === DATE_TIME ? NO_ZONE : form;
  return isZone(text, end) ? undefined : form;
}

/** HL7's validator refuses a fraction here, though the specification allows one. */
export const checkTime: PrimitiveRule = (value) =>
  typeof value === 'string' && value.length === 8 && isClock(value, 0) ? undefined : TIME;
