import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';

/** A document with words has at least something that is coded. */
export const codedContent = defineCheck<Record<string, never>>({
  name: 'coded-content',
  does: 'asks that a document with text has coded clinical content too',
  options: { type: 'object', additionalProperties: false, properties: {} },
  run(fact, _options, { facts }) {
    if (
      fact.kind !== 'document' ||
      !fact.sections.some(({ narrative, emptyReason }) => narrative === 'text' && !emptyReason)
    )
      return NOT_APPLICABLE;
    if (fact.sections.some(({ entryCodings }) => entryCodings.length > 0)) return PASS;
    const stated = [...facts.get('statement'), ...facts.get('medication'), ...facts.get('allergy')];
    if (stated.some(({ concept }) => concept?.codings.some(({ code }) => code))) return PASS;
    return fail(
      'All that this document says clinically is text. Send problems, allergies and medicines as coded entries too.',
    );
  },
});
