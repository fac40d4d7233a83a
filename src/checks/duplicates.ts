import type { StatementFact } from '../record/facts.js';
import { defineCheck } from './define.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

export interface DuplicatesOptions {
  /** Roles of statements of which there is one a day */
  roles: string[];
  /** Roles where a second one may be meant, so that a person has to look */
  doubt: string[];
}

/** A coded statement with a date stands once in a record about one patient. */
export const duplicates = defineCheck<DuplicatesOptions>({
  name: 'duplicates',
  does: 'asks that a record says the same coded thing of the same date once',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['roles', 'doubt'],
    properties: {
      roles: { type: 'array', items: { type: 'string' } },
      doubt: { type: 'array', items: { type: 'string' } },
    },
  },
  run(fact, { roles, doubt }, { facts }) {
    if (fact.kind !== 'record' || facts.get('patient').filter(({ subject }) => subject).length !== 1)
      return NOT_APPLICABLE;
    const seen = new Set<string>();
    return facts.get('statement').flatMap((statement): CheckResult[] => {
      if (!roles.includes(statement.role) && !doubt.includes(statement.role)) return [];
      const key = statementKey(statement);
      if (key === undefined) return [];
      if (!seen.has(key)) {
        seen.add(key);
        return [PASS];
      }
      const text = 'The record says this before, with the same code and date. Say it once, or say what differs.';
      if (!doubt.includes(statement.role)) return [fail(text, undefined, statement.path)];
      return [{ outcome: 'review', reason: 'person-needed', detail: { text }, path: statement.path }];
    });
  },
});

/** What two statements share where one repeats the other; undefined where there is no code or no date to tell by. */
export function statementKey({ concept, date }: StatementFact): string | undefined {
  const coding = concept?.codings.find(({ code }) => code);
  if (!coding || !date || concept?.absent) return undefined;
  return [concept?.element, coding.known ?? coding.system, coding.code, date].join(' ');
}
