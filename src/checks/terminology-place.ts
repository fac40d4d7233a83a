import type { Reason } from '../outcome.js';
import type { Role } from '../record/facts.js';
import { defineCheck } from './define.js';
import { isElsewhere } from './elsewhere.js';
import { named, untold } from './terminology-known.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

/** A row of the catalogue's list: what may stand in the places of some roles, as expression constraints. */
interface Place {
  roles: Role[];
  what: string;
  right: string;
  /** Met in real records, and no more than a note */
  met?: string;
  why?: string;
}

interface Options {
  system: string;
  /** List of the catalogue */
  places: string;
  /** Systems whose identifiers stand in this one too: what they hold is judged by their own rules */
  elsewhere?: string[];
}

/** A code that is unknown or inactive is another rule's matter: an inactive concept stands nowhere in the hierarchy. */
export const terminologyPlace = defineCheck<Options>({
  name: 'terminology-place',
  does: 'asks a terminology whether a code is of a kind that fits its place in the record',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['system', 'places'],
    properties: {
      system: { type: 'string' },
      places: { type: 'string' },
      elsewhere: { type: 'array', items: { type: 'string' } },
    },
  },
  run(fact, { system, places, elsewhere }, { codes, terminology }): CheckResult {
    if (fact.kind !== 'coding' || fact.code === undefined || fact.concept?.absent) return NOT_APPLICABLE;
    const place = codes<Place[]>(places).find(({ roles }) => roles.includes(fact.role));
    if (!place) return NOT_APPLICABLE;
    const code = fact.code.trim();
    const { answer, reason, active, category, edition, pending } = terminology.lookup(system, code);
    if (answer === 'cannot-tell' && isElsewhere(terminology, elsewhere, code, pending)) return NOT_APPLICABLE;
    const open = (why: Reason = 'unsupported') => untold(why, edition, 'of what kind the code is', fact.codePath);
    if (answer === 'cannot-tell') return open(reason);
    if (answer === 'no' || active === false) return NOT_APPLICABLE;
    const right = terminology.member(place.right, system, code);
    if (right.answer === 'yes') return PASS;
    const met = right.answer === 'no' && place.met ? terminology.member(place.met, system, code) : right;
    if (met.answer === 'cannot-tell') return open(met.reason);
    const kind = category ? `The code is of the kind {kind} in {edition}` : 'By {edition}, the code is of another kind';
    const values = { ...named(edition), kind: { class: 'structural' as const, value: category ?? '' } };
    const told = fail(
      `${kind}, where ${place.what} is coded.${met.answer === 'yes' && place.why ? ` ${place.why}` : ''}`,
      values,
      fact.codePath,
    );
    return met.answer === 'yes' ? { ...told, severity: 'may' } : told;
  },
});
