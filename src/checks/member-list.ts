import type { Json } from '../parse/tree.js';
import { asArtefact, isObject, type Member, memberOf, placeOf, UNWRAP } from './artefact.js';
import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';

export interface MemberListOptions {
  member: Member;
  unwrap?: Member[];
  /** Where the members of the list are objects: which of their members counts */
  of?: string;
  /** All of these are in the list */
  includes?: string[];
  /** At least one of these is in the list */
  oneOf?: string[];
  /** None of these is in the list */
  excludes?: string[];
  text: string;
}

const LIST = { type: 'array', items: { type: 'string' }, minItems: 1 } as const;

/** What a list in an artefact has to hold, or may not hold. */
export const memberList = defineCheck<MemberListOptions>({
  name: 'member-list',
  does: 'asks that a list in metadata or a token holds the named values and none of the refused ones',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['member', 'text'],
    properties: {
      member: { type: 'string' },
      unwrap: UNWRAP,
      of: { type: 'string' },
      includes: LIST,
      oneOf: LIST,
      excludes: LIST,
      text: { type: 'string' },
    },
  },
  run(fact, { member, unwrap, of, includes = [], oneOf, excludes = [], text }) {
    const artefact = asArtefact(fact, unwrap);
    const value = artefact && memberOf(artefact, member);
    if (!artefact || value === undefined) return NOT_APPLICABLE;
    const held = new Set((Array.isArray(value) ? value : [value]).map((one) => textOf(one, of)));
    const right =
      includes.every((one) => held.has(one)) &&
      (!oneOf || oneOf.some((one) => held.has(one))) &&
      !excludes.some((one) => held.has(one));
    return right ? PASS : fail(text, undefined, placeOf(artefact, member));
  },
});

function textOf(value: Json, of: string | undefined): string {
  const one = of !== undefined && isObject(value) ? value[of] : value;
  return typeof one === 'object' || one === undefined ? '' : String(one);
}
