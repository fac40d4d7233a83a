import type { Generation } from '../generation.js';
import type { DocumentFact, SectionFact } from '../record/facts.js';
import { defineCheck } from './define.js';
import { type Heading, type HeadingRow, type HeadingTable, headingOf, rowOf, titledHeading } from './heading-table.js';
import { type CheckContext, type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

export interface HeadingsOptions {
  /** The table, as transfer-of-care/headings */
  table: string;
  conformance: 'mandatory' | 'required';
  /** Ask only for headings over whose being mandatory the sources disagree; otherwise those are not asked for */
  disputed?: boolean;
}

/** The headings that a kind of document has to carry: mandatory ones always, required ones where the sender holds the data. */
export const headings = defineCheck<HeadingsOptions>({
  name: 'headings',
  does: 'A document has the headings that the table of headings asks for in documents of its kind',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['table', 'conformance'],
    properties: {
      table: { type: 'string' },
      conformance: { enum: ['mandatory', 'required'] },
      disputed: { type: 'boolean' },
    },
  },
  run(fact, { table: name, conformance, disputed = false }, context) {
    if (fact.kind !== 'document') return NOT_APPLICABLE;
    const table = context.codes<HeadingTable>(name);
    const present = new Set(fact.sections.flatMap((section) => carriedBy(table, section, fact.documentType)));
    return conformance === 'mandatory'
      ? mandatory(table, fact, present, context.generation, disputed)
      : required(table, fact, present, context);
  },
});

/** By its code and by its title: where the two differ another rule says so, and neither heading is missing besides. */
function carriedBy(table: HeadingTable, section: SectionFact, documentType: string | undefined): string[] {
  const named = [headingOf(table, section, documentType)?.heading, titledHeading(table, section, documentType)];
  return named.flatMap((heading) => (heading ? [heading.key, heading.earlierOf ?? heading.key] : []));
}

type Present = ReadonlySet<string | undefined>;

function mandatory(
  table: HeadingTable,
  fact: DocumentFact,
  present: Present,
  generation: Generation,
  disputed: boolean,
): CheckResult[] {
  return table.headings.flatMap((heading) => {
    const row = rowOf(table, heading, fact.documentType, generation);
    if (row?.conformance !== 'mandatory' || (row.disagree ?? false) !== disputed) return [];
    if (present.has(heading.key)) return [PASS];
    if (disputed) {
      const text = `There is no heading “${heading.name}”. The guide calls it mandatory and optional at once: send it where you hold it.`;
      return [{ outcome: 'review', reason: 'sources-disagree', detail: { text } }];
    }
    const own = heading.documents[fact.documentType ?? '']?.[generation];
    const by = sourceOf(table, row, own === undefined);
    const note = row.note ? ` ${row.note}` : '';
    return [fail(`The mandatory heading “${heading.name}” is missing. Add a section that carries it.${note}${by}`)];
  });
}

/** Which guide asks for the heading, in which edition, whether that was read there, and whether it is of another generation. */
function sourceOf(table: HeadingTable, row: HeadingRow, borrowed: boolean): string {
  const guide = table.guides[row.guide];
  if (!guide) return '';
  const edition = guide.edition === undefined ? '' : `, edition ${guide.edition}`;
  const verified = guide.status === 'unverified' ? '; not verified' : '';
  const other = borrowed ? ' No guide of this generation was read, so that of another one counts.' : '';
  return ` Source: ${guide.title}${edition}${verified}.${other}`;
}

/** One result for the document: data that the record holds and no section refers to fails; what only a person can know is one review. */
function required(table: HeadingTable, fact: DocumentFact, present: Present, context: CheckContext): CheckResult[] {
  const shown = new Set(fact.sections.flatMap(({ entries }) => entries));
  const contained = context.facts.get('record').flatMap(({ contains }) => contains);
  const held = new Set(contained.filter((type) => !shown.has(type)));
  const asked = table.headings.filter((heading) => {
    const conformance = rowOf(table, heading, fact.documentType, context.generation)?.conformance;
    return conformance === 'required' || (conformance === 'optional' && heading.heldBy);
  });
  if (asked.length === 0) return [];
  const missing = asked.filter(({ key }) => !present.has(key));
  const known = missing.filter(({ heldBy }) => heldBy?.some((type) => held.has(type)));
  if (known.length > 0) {
    const text = `Data for ${named(known)} is in the record, but no section carries ${known.length > 1 ? 'those headings' : 'that heading'}. Add it.`;
    return [fail(text)];
  }
  const doubtful = missing.filter(
    (heading) => rowOf(table, heading, fact.documentType, context.generation)?.conformance === 'required',
  );
  if (doubtful.length === 0) return [PASS];
  const text = `Not in the document, and to be sent where you hold the data: ${named(doubtful)}. Someone who knows the record must say.`;
  return [{ outcome: 'review', reason: 'person-needed', detail: { text } }];
}

function named(list: readonly Heading[]): string {
  return list.map(({ name }) => `“${name}”`).join(', ');
}
