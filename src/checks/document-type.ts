import type { DocumentFact } from '../record/facts.js';
import { defineCheck } from './define.js';
import { type HeadingTable, headingOf } from './heading-table.js';
import { type CheckContext, type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

export interface DocumentTypeOptions {
  /** The table of kinds of document */
  documents: string;
  /** The table of headings, which shows that a document of no known kind is meant to be one */
  headings: string;
  /** How many headings of that table show it */
  least: number;
}

interface DocumentRow {
  key: string;
  name: string;
  typeCodes: { system: string; code: string }[];
}

/** A document says of what kind it is, and its type code agrees with the profile that it claims. */
export const documentType = defineCheck<DocumentTypeOptions>({
  name: 'document-type',
  does: 'The kind of a document can be told, and its type code is one of that kind',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['documents', 'headings', 'least'],
    properties: { documents: { type: 'string' }, headings: { type: 'string' }, least: { type: 'integer', minimum: 1 } },
  },
  run(fact, options, context) {
    if (fact.kind !== 'document') return NOT_APPLICABLE;
    const row = context.codes<DocumentRow[]>(options.documents).find(({ key }) => key === fact.documentType);
    if (row) return knownKind(fact, row, context.codes<HeadingTable>(options.headings));
    return unknownKind(fact, options, context);
  },
});

function knownKind(fact: DocumentFact, row: DocumentRow, table: HeadingTable): CheckResult {
  if (!table.headings.some(({ documents }) => documents[row.key])) return NOT_APPLICABLE;
  const codings = fact.typeConcept?.codings ?? [];
  const agrees = codings.some(({ known, code }) =>
    row.typeCodes.some((type) => (known === undefined || known === type.system) && idsIn(code).includes(type.code)),
  );
  if (agrees) return PASS;
  if (codings.length === 0)
    return fail('The document has no coded type. Give the SNOMED CT code of its type.', undefined, fact.typePath);
  const text = `The profile says that this is a document of the kind “${row.name}”, but the type code is not one for that kind. Correct whichever is wrong.`;
  return fail(text, undefined, fact.typePath);
}

function unknownKind(fact: DocumentFact, options: DocumentTypeOptions, context: CheckContext): CheckResult {
  const table = context.codes<HeadingTable>(options.headings);
  const carried = new Set(fact.sections.map((section) => headingOf(table, section, undefined)?.heading.key));
  carried.delete(undefined);
  if (carried.size < options.least) return NOT_APPLICABLE;
  const text = fact.typeConcept
    ? 'The document has headings of a transfer of care, but its type is not that of one of the documents with agreed headings. Give the type, or the profile, of the document that it is.'
    : 'The document has headings of a transfer of care, but no type. Give the SNOMED CT code of its type.';
  return fail(text, undefined, fact.typePath);
}

/** The ids in a code: itself, or those that a compositional expression is made of (the NHS's CDA documents have one). */
function idsIn(code: string | undefined): string[] {
  return (code ?? '').split(/\D+/);
}
