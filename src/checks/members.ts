import type { Json } from '../parse/tree.js';
import { asArtefact, type Member, memberOf, placeOf, textsOf, UNWRAP } from './artefact.js';
import { defineCheck } from './define.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

export interface MembersOptions {
  unwrap?: Member[];
  required?: Member[];
  forbidden?: Member[];
  /** Ask only where this member holds one of these texts */
  when?: { member: Member; includes: string[] };
  /** What to do, put after the member's name */
  text: string;
}

const LIST = { type: 'array', items: { type: 'string' }, minItems: 1 } as const;

/** The members that an artefact has to have, or may not have. */
export const members = defineCheck<MembersOptions>({
  name: 'members',
  does: 'asks that metadata or a token has the named members and has none of the forbidden ones',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['text'],
    properties: {
      unwrap: UNWRAP,
      required: LIST,
      forbidden: LIST,
      when: {
        type: 'object',
        additionalProperties: false,
        required: ['member', 'includes'],
        properties: { member: { type: 'string' }, includes: LIST },
      },
      text: { type: 'string' },
    },
  },
  run(fact, { unwrap, required = [], forbidden = [], when, text }) {
    const artefact = asArtefact(fact, unwrap);
    if (!artefact) return NOT_APPLICABLE;
    if (when && !textsOf(memberOf(artefact, when.member)).some((one) => when.includes.includes(one)))
      return NOT_APPLICABLE;
    const missing = required.map((member): CheckResult => {
      if (!isBlank(memberOf(artefact, member))) return PASS;
      return fail(`The member “${member}” is missing or empty. ${text}`);
    });
    const extra = forbidden.map((member): CheckResult => {
      if (memberOf(artefact, member) === undefined) return PASS;
      return fail(`The member “${member}” may not be here. ${text}`, undefined, placeOf(artefact, member));
    });
    return [...missing, ...extra];
  },
});

function isBlank(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0;
}
