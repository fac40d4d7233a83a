import { isPlaceholder } from '../record/placeholder.js';
import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS, review } from './types.js';

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
    if (isPlaceholder(fact.target) || /\{[^{}]*\}/.test(fact.target))
      return review('placeholder', 'A mark stands here where a reference belongs; fill it in to have it checked.');
    const missing = fail(
      'This reference points at something that is not in the record. Add the resource, or correct the reference.',
    );
    // A message may lean on what the receiver can read from a server; a document may not.
    return fact.bundleType === 'message' && fact.form === 'relative' ? { ...missing, severity: 'should' } : missing;
  },
});
