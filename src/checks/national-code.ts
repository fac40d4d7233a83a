import { defineCheck } from './define.js';
import { codingIn, type NationalLists, partOf, type StayPart } from './stay-part.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';

export interface NationalCodeOptions {
  part: StayPart;
  /** The table of national lists, and the list in it */
  lists: string;
  of: string;
  /** Kinds of document that may have a code of another system here */
  othersIn?: string[];
}

/** A part of the stay is told in the national codes of the NHS Data Dictionary. */
export const nationalCode = defineCheck<NationalCodeOptions>({
  name: 'national-code',
  does: 'A part of the encounter is coded from the national list for it',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['part', 'lists', 'of'],
    properties: {
      part: { type: 'string' },
      lists: { type: 'string' },
      of: { type: 'string' },
      othersIn: { type: 'array', items: { type: 'string' } },
    },
  },
  run(fact, { part, lists, of, othersIn = [] }, { codes }) {
    const concept = fact.kind === 'document' ? partOf(fact, part) : undefined;
    const row = codes<NationalLists>(lists)[of];
    if (fact.kind !== 'document' || !concept || !row) return NOT_APPLICABLE;
    const found = codingIn(concept, row);
    if (found) {
      const { coding, list } = found;
      if (list.codes.includes(coding.code ?? '')) return PASS;
      const text = `This code is not in the national list for the ${row.name}. Use a code of that list.`;
      return fail(text, undefined, coding.codePath);
    }
    const [other] = concept.codings;
    if (!other) {
      const text = `The ${row.name} is in words only. Give the national code for it.`;
      return { ...fail(text, undefined, concept.path), severity: 'should' };
    }
    if (other.code !== undefined && othersIn.includes(fact.documentType ?? '')) return PASS;
    const text = `The ${row.name} has a code of another code system, or of none. Use the national list for it.`;
    return { ...fail(text, undefined, other.systemPath), severity: 'should' };
  },
});
