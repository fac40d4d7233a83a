import type { StatementFact } from '../record/facts.js';
import { byPerson } from './by-person.js';
import { defineCheck } from './define.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

/** A list of the catalogue: codes of one system that decide a thing one way or the other. */
export interface Decisions {
  system: string;
  for: string[];
  against: string[];
}

const OVER = new Set(['inactive', 'entered-in-error', 'completed', 'cancelled', 'resolved']);

/** Of two decisions that exclude each other, only one holds. */
export const oneDecision = defineCheck<{ list: string; text: string }>({
  name: 'one-decision',
  does: 'asks that a record about one patient does not hold two decisions that exclude each other',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['list', 'text'],
    properties: { list: { type: 'string' }, text: { type: 'string' } },
  },
  run(fact, { list: name, text }, { codes, facts, asOf }) {
    if (fact.kind !== 'record') return NOT_APPLICABLE;
    const list = codes<Decisions>(name);
    const standing = facts.get('statement').filter((each) => isStanding(each, asOf));
    return byPerson(standing, facts).flatMap((own) => decide(own, list, text));
  },
});

function decide(standing: readonly StatementFact[], list: Decisions, text: string): CheckResult[] {
  const [first, second] = [list.for, list.against].map((side) =>
    standing.find((each) => isOf(each, list.system, side)),
  );
  if (!first && !second) return [];
  return [first && second ? judge(first, second, text) : PASS];
}

/** Flags that are both active contradict each other; of other statements the later one may hold. */
function judge(first: StatementFact, second: StatementFact, text: string): CheckResult {
  if (first.status === 'active' && second.status === 'active') return fail(text, undefined, second.path);
  return { outcome: 'review', reason: 'person-needed', detail: { text }, path: second.path };
}

function isStanding({ status, end, concept }: StatementFact, asOf: string): boolean {
  return !concept?.absent && !OVER.has(status ?? '') && (end === undefined || end.slice(0, 10) >= asOf.slice(0, 10));
}

function isOf({ concept }: StatementFact, system: string, side: readonly string[]): boolean {
  return (concept?.codings ?? []).some(({ known, code }) => known === system && side.includes(code?.trim() ?? ''));
}
