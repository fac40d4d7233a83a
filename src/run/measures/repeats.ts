/** Recorded once, or several times, or in conflict (Figure 10), within one record. */
import { type AgreementOptions, compareValues } from '../../checks/agreement.js';
import { statementKey } from '../../checks/duplicates.js';
import type { AgreementFact, AllergyFact, Facts } from '../../record/facts.js';
import { type CellCounts, countCell } from './cells.js';

/** Statements of which a second one says nothing new; their rule is internal-consistency/recorded-once. */
const ONCE = new Set(['diagnosis', 'procedure', 'flag']);

/** A record about several patients, or none, may say the same of each. */
export function countStatements(facts: Facts, counts: CellCounts): void {
  if (facts.get('patient').filter(({ subject }) => subject).length !== 1) return;
  const seen = new Set<string>();
  const count = (key: string | undefined): void => {
    if (key === undefined) return;
    countCell(counts, 'statements', seen.has(key) ? 'again' : 'once');
    seen.add(key);
  };
  for (const statement of facts.get('statement')) if (ONCE.has(statement.role)) count(statementKey(statement));
  for (const allergy of facts.get('allergy')) count(allergyKey(allergy));
}

function allergyKey({ concept, status }: AllergyFact): string | undefined {
  const coding = concept?.codings.find(({ code }) => code);
  if (!coding || concept?.absent) return undefined;
  return ['allergy', coding.known ?? coding.system, coding.code, status].join(' ');
}

const READ: Record<AgreementFact['of'], AgreementOptions['read']> = {
  'nhs-number': 'digits',
  'birth-date': 'day',
  gender: 'letters',
  'family-name': 'letters',
};
const CELLS = { agree: 'agree', conflict: 'conflict', 'weak-differs': 'narrative-differs' } as const;

export function countRepeatedItems(facts: Facts, counts: CellCounts): void {
  if (facts.get('patient').length === 0) return;
  for (const { of, values } of facts.get('agreement')) {
    const compared = compareValues(values, READ[of], ['narrative']);
    if (compared) countCell(counts, 'repeated-items', CELLS[compared.said]);
  }
}
