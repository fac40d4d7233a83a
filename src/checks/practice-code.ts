import type { IdentifierFact } from '../record/facts.js';
import { defineCheck } from './define.js';
import { type HeadingTable, headingOf } from './heading-table.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';

export interface PracticeCodeOptions {
  table: string;
  /** The heading that names the practice; without it another rule speaks */
  heading: string;
  /** Keys of the identifier systems that an organisation's code may stand in */
  systems: string[];
  /** Roles of organisations that are not the practice */
  others: string[];
}

/** A document about a patient names the patient's practice by its code and not by words alone. */
export const practiceCode = defineCheck<PracticeCodeOptions>({
  name: 'practice-code',
  does: 'The practice of the patient is identified by a code in the organisation’s identifier',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['table', 'heading', 'systems', 'others'],
    properties: {
      table: { type: 'string' },
      heading: { type: 'string' },
      systems: { type: 'array', items: { type: 'string' } },
      others: { type: 'array', items: { type: 'string' } },
    },
  },
  run(fact, options, { codes, facts }) {
    if (fact.kind !== 'document') return NOT_APPLICABLE;
    const table = codes<HeadingTable>(options.table);
    const section = fact.sections.find(
      (each) => headingOf(table, each, fact.documentType)?.heading.key === options.heading,
    );
    if (!section) return NOT_APPLICABLE;
    const practices = facts
      .get('patient')
      .filter(({ subject }) => subject)
      .flatMap(({ practice }) => practice ?? []);
    if (practices.some(({ code }) => code !== undefined)) return PASS;
    const coded = (identifiers: readonly IdentifierFact[]): boolean =>
      identifiers.some(
        ({ known, value }) => known !== undefined && options.systems.includes(known) && Boolean(value?.trim()),
      );
    const organizations = facts.get('organization').filter(({ role }) => !options.others.includes(role));
    if (organizations.some(({ identifiers }) => coded(identifiers))) return PASS;
    const where = practices[0]?.path ?? organizations[0]?.path ?? section.path;
    return fail(
      'The GP practice is not identified by its ODS code. Put the code into the identifier of the organisation; the words are for people.',
      undefined,
      where,
    );
  },
});
