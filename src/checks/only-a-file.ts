import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';

/** A document says what it says in sections and entries, and not in a file alone. */
export const onlyAFile = defineCheck<Record<string, never>>({
  name: 'only-a-file',
  does: 'A document has words or entries of its own, and not a file alone',
  options: { type: 'object', additionalProperties: false, properties: {} },
  run(fact, _options, { facts }) {
    if (fact.kind !== 'document') return NOT_APPLICABLE;
    const said = fact.sections.some(
      ({ narrative, entries }) => narrative === 'text' || entries.some((type) => type !== '' && type !== 'Binary'),
    );
    if (said) return PASS;
    const attached =
      facts.get('attachment').length > 0 || facts.get('record').some(({ attachmentOnly }) => attachmentOnly);
    if (!attached) return NOT_APPLICABLE;
    return fail(
      'All that this document carries is a file. A file in an envelope is no structured record: send what it says under the headings, with coded entries, and the file beside them.',
    );
  },
});
