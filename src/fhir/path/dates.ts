/** Dates and times to the precision they are given in (FHIRPath 2.0 §Date/Time, comparison and arithmetic). */
import { daysIn } from '../primitive/calendar.js';

const FORM = /^(?:(\d{4})(?:-(\d\d)(?:-(\d\d))?)?)?(T)?(?:(\d\d)(?::(\d\d)(?::(\d\d)(\.\d+)?)?)?)?(Z|[+-]\d\d:\d\d)?$/;

export type Moment = 'date' | 'dateTime' | 'time';

/** Parts in order: year, month, day, hour, minute, second with its fraction. A time has the last three. */
export class DateTimeValue {
  constructor(
    readonly kind: Moment,
    readonly parts: readonly number[],
    /** Minutes east of UTC; undefined where no zone is given. */
    readonly zone: number | undefined,
    readonly text: string,
  ) {}

  toString(): string {
    return this.text;
  }
}

function zoneMinutes(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (text === 'Z') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(4, 6));
  return text.startsWith('-') ? -minutes : minutes;
}

function exists(parts: readonly number[], kind: Moment): boolean {
  const [year, month, day] = kind === 'time' ? [2000, 1, 1] : parts;
  const [hour, minute, second] = kind === 'time' ? parts : parts.slice(3);
  if (month !== undefined && (month < 1 || month > 12)) return false;
  if (day !== undefined && (day < 1 || day > daysIn(year ?? 2000, month ?? 1))) return false;
  return (hour ?? 0) < 24 && (minute ?? 0) < 60 && (second ?? 0) < 61;
}

/**
 * Reads a FHIR date, dateTime, instant or time, or a FHIRPath literal without its @.
 * @param text the value
 * @param kind what it must be; any where absent
 * @returns undefined where it is none
 */
export function readMoment(text: string, kind?: Moment): DateTimeValue | undefined {
  const found = text.length <= 40 ? FORM.exec(text) : null;
  if (!found) return undefined;
  const [, year, month, day, mark, hour, minute, second, fraction, zone] = found;
  const date = year !== undefined;
  if (date ? hour !== undefined && (mark === undefined || day === undefined) : hour === undefined) return undefined;
  const time = [hour, minute, second].filter((one) => one !== undefined).map(Number);
  if (fraction !== undefined) time[2] = Number(`${Number(second)}${fraction}`);
  const own: Moment = date ? (mark === undefined ? 'date' : 'dateTime') : 'time';
  const parts = date
    ? [year, month, day]
        .filter((one) => one !== undefined)
        .map(Number)
        .concat(time)
    : time;
  const type = kind === 'dateTime' && own === 'date' ? 'dateTime' : own;
  if ((kind !== undefined && kind !== type) || !exists(parts, type)) return undefined;
  return new DateTimeValue(type, parts, zoneMinutes(zone), text);
}

/** Parts moved to UTC where the zone is known and a time is given. */
function inUtc(value: DateTimeValue): readonly number[] {
  if (!value.zone || value.kind === 'time' || value.parts.length < 5) return value.parts;
  const [year, month, day, hour, minute] = value.parts as number[];
  const moved = new Date(0);
  moved.setUTCFullYear(year!, month! - 1, day);
  moved.setUTCHours(hour!, minute! - value.zone);
  return parts(moved, value);
}

function parts(moved: Date, value: DateTimeValue): readonly number[] {
  const out = [
    moved.getUTCFullYear(),
    moved.getUTCMonth() + 1,
    moved.getUTCDate(),
    moved.getUTCHours(),
    moved.getUTCMinutes(),
  ];
  if (value.parts[5] !== undefined) out.push(value.parts[5]);
  return out;
}

/**
 * Compares two moments to the precision both have.
 * @returns negative, 0 or positive; undefined where the shared precision does not decide, or one is a time alone
 */
export function compareMoments(a: DateTimeValue, b: DateTimeValue): number | undefined {
  if ((a.kind === 'time') !== (b.kind === 'time')) return undefined;
  // A missing zone is taken as the other's: the alternative, no answer, would fail every rule on a clean record.
  const both = a.zone !== undefined && b.zone !== undefined;
  const left = both ? inUtc(a) : a.parts;
  const right = both ? inUtc(b) : b.parts;
  const shared = Math.min(left.length, right.length);
  for (let i = 0; i < shared; i++) if (left[i] !== right[i]) return left[i]! - right[i]!;
  return left.length === right.length ? 0 : undefined;
}

const UNIT_INDEX: Readonly<Record<string, number>> = {
  year: 0,
  month: 1,
  week: 2,
  day: 2,
  hour: 3,
  minute: 4,
  second: 5,
  millisecond: 5,
  a: 0,
  mo: 1,
  wk: 2,
  d: 2,
  h: 3,
  min: 4,
  s: 5,
  ms: 5,
};

/**
 * Adds a calendar duration (FHIRPath 2.0 §Date/Time Arithmetic); a finer unit than the value's precision is cut down to it.
 * @returns undefined where the unit is no duration
 */
export function addDuration(value: DateTimeValue, amount: number, unit: string): DateTimeValue | undefined {
  const name = unit.replace(/s$/, '') in UNIT_INDEX ? unit.replace(/s$/, '') : unit;
  const index = UNIT_INDEX[name] ?? UNIT_INDEX[unit];
  if (index === undefined) return undefined;
  const scaled = Math.trunc(amount) * (name === 'week' || name === 'wk' ? 7 : 1);
  const full = value.kind === 'time' ? [2000, 1, 1, ...value.parts] : [...value.parts];
  const size = full.length;
  const [y = 2000, mo = 1, d = 1, h = 0, mi = 0, s = 0] = full;
  const steps = [0, 0, 0, 0, 0, 0];
  steps[Math.min(index, size - 1)] = cutDown(scaled, index, size - 1);
  const seconds = name === 'millisecond' || name === 'ms' ? amount / 1000 : index === 5 ? amount : 0;
  const month = mo - 1 + steps[1]!;
  const year = y + steps[0]! + Math.floor(month / 12);
  const wrapped = ((month % 12) + 12) % 12;
  const day = Math.min(d, daysIn(year, wrapped + 1));
  const out = new Date(0);
  out.setUTCFullYear(year, wrapped, day + steps[2]!);
  out.setUTCHours(h + steps[3]!, mi + steps[4]!, 0, Math.round((s + (size === 6 ? seconds : 0)) * 1000));
  return readMoment(write(out, size, value), value.kind);
}

/** Days in a coarser unit count as 30 a month, 365 a year, as the standard says. */
function cutDown(amount: number, index: number, finest: number): number {
  if (index <= finest) return amount;
  const sizes = [12, 30, 24, 60, 60];
  let out = amount;
  for (let i = index; i > finest; i--) out = out / (sizes[i - 1] ?? 1);
  return Math.trunc(out);
}

function write(out: Date, size: number, like: DateTimeValue): string {
  const iso = out.toISOString();
  const fraction = like.text.includes('.') || out.getUTCMilliseconds() > 0 ? iso.slice(19, 23) : '';
  const clock = iso.slice(11, [0, 0, 0, 13, 13, 16, 19][size]) + (size === 6 ? fraction : '');
  if (like.kind === 'time') return clock;
  const date = iso.slice(0, [0, 4, 7, 10, 10, 10, 10][size]);
  const zone = /(?:Z|[+-]\d\d:\d\d)$/.exec(like.text.slice(10))?.[0] ?? '';
  return size > 3 ? `${date}T${clock}${zone}` : like.kind === 'dateTime' && like.text.endsWith('T') ? `${date}T` : date;
}
