import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';

export interface ProfileKnownOptions {
  /** List of the catalogue: beginnings of profile URLs that count */
  list: string;
  /** Beginnings of profile URLs that say no more than the base standard does */
  base: string[];
}

/** A record claims a profile of the list. No claim at all is a weaker finding than another country's profile alone. */
export const profileKnown = defineCheck<ProfileKnownOptions>({
  name: 'profile-known',
  does: 'asks that a record claims a profile whose URL begins as one of a list',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['list', 'base'],
    properties: { list: { type: 'string' }, base: { type: 'array', items: { type: 'string' } } },
  },
  run(fact, { list, base }, { codes }) {
    if (fact.kind !== 'record') return NOT_APPLICABLE;
    const starts = codes<string[]>(list);
    const claimed = fact.profiles.filter((profile) => !base.some((start) => profile.startsWith(start)));
    if (claimed.some((profile) => starts.some((start) => profile.startsWith(start)))) return PASS;
    if (claimed.length === 0)
      return {
        ...fail(
          'The record claims no national profile. Name the one it follows in meta.profile, so that it can be checked against it.',
        ),
        severity: 'may',
      };
    return fail(
      'The record claims profiles, but none of them is a national one. Name the national profile it follows.',
    );
  },
});
