import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';

export interface RecordCodesOptions {
  role: string;
  /** List of the catalogue */
  list: string;
  /** Key of the code system in the naming table */
  system: string;
  text: string;
}

/** A record that has to say one of a few things says it with one of their codes. */
export const recordCodes = defineCheck<RecordCodesOptions>({
  name: 'record-codes',
  does: 'asks that a record holds a code of a list in a given role',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['role', 'list', 'system', 'text'],
    properties: {
      role: { type: 'string' },
      list: { type: 'string' },
      system: { type: 'string' },
      text: { type: 'string' },
    },
  },
  run(fact, { role, list, system, text }, { codes, facts }) {
    if (fact.kind !== 'record') return NOT_APPLICABLE;
    const allowed = new Set(codes<string[]>(list));
    const codings = facts.get('coding').filter((coding) => coding.role === role);
    if (codings.some(({ known, code }) => known === system && code !== undefined && allowed.has(code.trim())))
      return PASS;
    return fail(text, undefined, codings[0]?.codePath);
  },
});
