import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';

export interface ReferenceResolvesOptions {
  /** Only in records with a document of one of these kinds */
  documents?: string[];
}

/** What a reference points at is in the record, where it has to be. */
export const referenceResolves = defineCheck<ReferenceResolvesOptions>({
  name: 'reference-resolves',
  does: 'A reference finds its target in the same record, where the target has to be in it',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: { documents: { type: 'array', items: { type: 'string' } } },
  },
  run(fact, { documents }, { facts }) {
    if (fact.kind !== 'reference' || fact.resolves === 'outside') return NOT_APPLICABLE;
    if (
      documents &&
      !facts.get('document').some(({ documentType }) => documentType !== undefined && documents.includes(documentType))
    )
      return NOT_APPLICABLE;
    if (fact.resolves === 'found') return PASS;
    return fail(
      'This reference points at something that is not in the record. Add the resource, or correct the reference.',
    );
  },
});
