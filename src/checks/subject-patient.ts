import { defineCheck } from './define.js';
import type { HeadingTable } from './heading-table.js';
import { sectionsUnder, targetsUnder } from './transfer-document.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';

/** A document is about a patient, and what stands under the patient’s heading is that patient. */
export const subjectPatient = defineCheck<{ table: string; heading: string }>({
  name: 'subject-patient',
  does: 'The subject of a document is a Patient, the same as under the heading of the patient',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['table', 'heading'],
    properties: { table: { type: 'string' }, heading: { type: 'string' } },
  },
  run(fact, { table, heading }, { codes }) {
    if (fact.kind !== 'document' || !fact.about || fact.about.type === '') return NOT_APPLICABLE;
    const { type, path } = fact.about;
    if (type !== 'Patient')
      return fail(
        'The subject of the document is no Patient. Refer to the patient.',
        undefined,
        `${fact.path}.subject`,
      );
    const named = targetsUnder(sectionsUnder(codes<HeadingTable>(table), fact, heading));
    const other = named.find((target) => target.type === 'Patient' && target.path !== path);
    if (!other) return PASS;
    const text =
      'The subject of the document and the patient under its heading are two resources. Refer to the same patient from both.';
    return fail(text, undefined, other.path);
  },
});
