import type { DateFact } from '../record/facts.js';
import { defineCheck } from './define.js';
import { named } from './terminology-known.js';
import { fail, NOT_APPLICABLE, PASS, review } from './types.js';
import { readText, told, VALUE_OPTIONS, type ValueOptions } from './value.js';

interface Options extends ValueOptions {
  /** Key of the index of organisations */
  system: string;
}

/** Source: NHS ODS, organisation reference data: operational start and end of an organisation. */
export const organisationOpen = defineCheck<Options>({
  name: 'organisation-open',
  does: 'asks whether an organisation was open on the latest day that the record tells of',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['field', 'system'],
    properties: { ...VALUE_OPTIONS, system: { type: 'string', minLength: 1 } },
  },
  run(fact, options, { terminology, facts, asOf }) {
    const value = readText(fact, options);
    if (value.kind !== 'text') return NOT_APPLICABLE;
    const { system } = options;
    const { answer, reason, active, edition } = terminology.lookup(system, value.text);
    if (answer === 'no') return NOT_APPLICABLE;
    if (answer === 'cannot-tell') return review(reason ?? 'terminology-not-loaded', undefined, value.path);
    const day = latestDay(facts.get('date')) ?? asOf;
    const dateOf = (name: string) => terminology.property?.(system, value.text, name).values?.[0];
    const closed = dateOf('closed');
    const opened = dateOf('opened');
    const tell = (text: string, dates: Record<string, string>) =>
      fail(text, { ...told(options, dates), ...named(edition) }, value.path);
    if (closed !== undefined && closed < day)
      return tell('The organisation closed on {closed}, as {edition} says, before the latest day of the record.', {
        closed,
      });
    if (opened !== undefined && opened > day)
      return tell('The organisation opened on {opened}, as {edition} says, after the latest day of the record.', {
        opened,
      });
    if (active === false && closed === undefined) return tell('{edition} says that the organisation is closed.', {});
    return active === undefined ? review('unsupported', undefined, value.path) : PASS;
  },
});

const DAY = /^(\d{4})-?(\d{2})-?(\d{2})/;

/** Of what happened or was recorded; a date of birth says nothing of when a record was made. */
function latestDay(dates: readonly DateFact[]): string | undefined {
  let latest: string | undefined;
  for (const { use, value, format } of dates) {
    if (use !== 'event' && use !== 'recorded') continue;
    const match = format === 'csv' ? /^(\d{4})-(\d{2})-(\d{2})/.exec(value) : DAY.exec(value);
    const day = match ? `${match[1]}-${match[2]}-${match[3]}` : undefined;
    if (day !== undefined && (latest === undefined || day > latest)) latest = day;
  }
  return latest;
}
