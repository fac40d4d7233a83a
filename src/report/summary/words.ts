/** What every format of a summary says beside its tables. */
import { grouped, NOT_AUTHORISED, plural } from '../words.js';
import { HIDDEN } from './tables.js';
import type { Published } from './types.js';

export const SUPPRESSED = `${HIDDEN}: not shown, because it is a count from 1 to 4 or would give one away.`;

/** `3 runs from 1 to 21 November …, 2,000 payloads, 2,400 records.` */
export function extent({ runs, payloads, unrecognised, records }: Published): string {
  const days = runs.map(({ started }) => started.slice(0, 10)).sort();
  const [first, last] = [days[0], days.at(-1)];
  const when = first === last ? `on ${first}` : `from ${first} to ${last}`;
  const sizes = [
    payloads === null ? `${HIDDEN} payloads` : plural(payloads, 'payload'),
    ...(unrecognised === 0 ? [] : [`${unrecognised === null ? HIDDEN : grouped(unrecognised)} of them not recognised`]),
    records === null ? `${HIDDEN} records` : `${grouped(records)} ${records === 1 ? 'record' : 'records'}`,
  ];
  return `${plural(runs.length, 'run')} ${when}: ${sizes.join(', ')}.`;
}

/** Sentences that stand first. */
export function openingWords(published: Published): string[] {
  return [extent(published), NOT_AUTHORISED, ...published.cautions.map((caution) => `Caution: ${caution}`), SUPPRESSED];
}
