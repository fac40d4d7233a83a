import type { DocumentFact, Facts, OrganizationFact } from '../record/facts.js';
import { defineCheck } from './define.js';
import type { HeadingTable } from './heading-table.js';
import { sectionsUnder, targetsUnder } from './transfer-document.js';
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

export const PRACTICE_OPTIONS = {
  table: { type: 'string' },
  heading: { type: 'string' },
  systems: { type: 'array', items: { type: 'string' } },
  others: { type: 'array', items: { type: 'string' } },
} as const;

/** A document about a patient names the patient's practice by its code and not by words alone. */
export const practiceCode = defineCheck<PracticeCodeOptions>({
  name: 'practice-code',
  does: 'The practice of the patient is identified by a code in the organisation’s identifier',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['table', 'heading', 'systems', 'others'],
    properties: PRACTICE_OPTIONS,
  },
  run(fact, options, { codes, facts, generation }) {
    if (fact.kind !== 'document') return NOT_APPLICABLE;
    const table = codes<HeadingTable>(options.table);
    const [section] = sectionsUnder(table, fact, options.heading);
    const inHeader = table.inHeader[generation]?.includes(options.heading);
    const [practice] = inHeader ? facts.get('organization').filter(({ role }) => role === options.heading) : [];
    if (!section && !practice) return NOT_APPLICABLE;
    const { coded, path } = practice
      ? { coded: codesOf([practice], options.systems), path: practice.path }
      : practiceOf(fact, options, table, facts);
    if (coded.length > 0) return PASS;
    return fail(
      'The GP practice is not identified by its ODS code. Put the code into the identifier of the organisation; the words are for people.',
      undefined,
      path ?? section?.path,
    );
  },
});

/**
 * The codes by which a document identifies the patient's practice, and where a missing one belongs. What the heading
 * refers to counts alone; only where it refers to no organisation is the patient's own practice, or any other, asked.
 */
export function practiceOf(
  fact: DocumentFact,
  { heading, systems, others }: PracticeCodeOptions,
  table: HeadingTable,
  facts: Facts,
): { coded: string[]; path?: string } {
  const named = new Set(targetsUnder(sectionsUnder(table, fact, heading)).map(({ path }) => path));
  const under = facts.get('organization').filter(({ path }) => named.has(path));
  if (under.length > 0) return { coded: codesOf(under, systems), path: under[0]!.path };
  const practices = facts
    .get('patient')
    .filter(({ subject }) => subject)
    .flatMap(({ practice }) => practice ?? []);
  const stated = practices.flatMap(({ code }) => (code?.trim() ? [code.trim()] : []));
  if (stated.length > 0) return { coded: stated };
  const organizations = facts.get('organization').filter(({ role }) => !others.includes(role));
  const path = practices[0]?.path ?? organizations[0]?.path;
  return { coded: codesOf(organizations, systems), ...(path === undefined ? {} : { path }) };
}

function codesOf(organizations: readonly OrganizationFact[], systems: readonly string[]): string[] {
  return organizations.flatMap(({ identifiers }) =>
    identifiers.flatMap(({ known, value }) =>
      known !== undefined && systems.includes(known) && value?.trim() ? [value.trim()] : [],
    ),
  );
}
