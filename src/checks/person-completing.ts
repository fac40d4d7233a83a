import type { Party } from '../record/facts/transfer.js';
import type { DocumentFact, Facts } from '../record/facts.js';
import { defineCheck } from './define.js';
import type { HeadingTable } from './heading-table.js';
import { sectionsUnder, targetsUnder } from './transfer-document.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';

export interface PersonCompletingOptions {
  table: string;
  heading: string;
  /** Generations in which an identifier tells the person well enough */
  identifierIn: string[];
}

const PEOPLE = /^(Practitioner|assignedAuthor)$/;

/** The person who completed the record is told by name, and by an identifier (PRSB, person completing record). */
export const personCompleting = defineCheck<PersonCompletingOptions>({
  name: 'person-completing',
  does: 'The person who completed the record has a name and an identifier',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['table', 'heading', 'identifierIn'],
    properties: {
      table: { type: 'string' },
      heading: { type: 'string' },
      identifierIn: { type: 'array', items: { type: 'string' } },
    },
  },
  run(fact, { table, heading, identifierIn }, { codes, facts, generation }) {
    if (fact.kind !== 'document') return NOT_APPLICABLE;
    const people = peopleOf(fact, codes<HeadingTable>(table), heading, facts);
    const [first] = people;
    if (!first) return NOT_APPLICABLE;
    const weak = identifierIn.includes(generation);
    if (!people.some(({ named, identified }) => named || (weak && identified)))
      return fail('The person who completed the record has no name. Add the name.', undefined, first.path);
    if (people.some(({ identified }) => identified) || weak) return PASS;
    const text =
      'The person who completed the record has a name and no identifier. Add one, as the professional number.';
    return { ...fail(text, undefined, first.path), severity: 'should' };
  },
});

/** Who is under the heading; otherwise who wrote the document. */
function peopleOf(fact: DocumentFact, table: HeadingTable, heading: string, facts: Facts): Party[] {
  const named = new Set(targetsUnder(sectionsUnder(table, fact, heading)).map(({ path }) => path));
  const under = facts.get('practitioner').filter(({ path }) => named.has(path));
  if (under.length === 0) return (fact.authors ?? []).filter(({ type }) => PEOPLE.test(type));
  return under.map(({ path, name, identifiers }) => ({
    type: 'Practitioner',
    path,
    named: name,
    identified: identifiers.some(({ value }) => value?.trim()),
  }));
}
