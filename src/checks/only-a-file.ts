import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';

/** Entries that are files, that a section did not resolve, or that only say who, where and when. */
const SAY_NOTHING = new Set([
  '',
  'Binary',
  'DocumentReference',
  'Encounter',
  'Location',
  'Media',
  'Organization',
  'Patient',
  'Practitioner',
  'PractitionerRole',
  'RelatedPerson',
]);

/** Characters. Beside a file, less text than this in all sections only points to it: "Please see the letter attached". */
const ONLY_POINTS = 150;

/** A document says what it says in sections and entries, and not in a file alone. */
export const onlyAFile = defineCheck<Record<string, never>>({
  name: 'only-a-file',
  does: 'A document has words or entries of its own, and not a file alone or a file and a line that points to it',
  options: { type: 'object', additionalProperties: false, properties: {} },
  run(fact, _options, { facts }) {
    if (fact.kind !== 'document') return NOT_APPLICABLE;
    const entries = fact.sections.some((section) => section.entries.some((type) => !SAY_NOTHING.has(type)));
    const length = fact.sections.reduce((sum, section) => sum + (section.narrative === 'text' ? section.length : 0), 0);
    if (entries || length >= ONLY_POINTS) return PASS;
    const attached =
      facts.get('attachment').length > 0 || facts.get('record').some(({ attachmentOnly }) => attachmentOnly);
    if (!attached) return length > 0 ? PASS : NOT_APPLICABLE;
    const words = length > 0 ? ', with a few words beside it' : '';
    return fail(
      `All that this document carries is a file${words}. A file in an envelope is no structured record: send what it says under the headings, with coded entries, and the file beside them.`,
    );
  },
});
