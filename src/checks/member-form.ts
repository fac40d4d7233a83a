import { isPlaceholder } from '../record/placeholder.js';
import { asArtefact, type Member, memberOf, placeOf, UNWRAP } from './artefact.js';
import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS, review } from './types.js';
import { compiled, LINEAR_PATTERN } from './value.js';

export interface MemberFormOptions {
  member: Member;
  unwrap?: Member[];
  matches: string;
  text: string;
}

/** The form of one member of an artefact, where it is there. */
export const memberForm = defineCheck<MemberFormOptions>({
  name: 'member-form',
  does: 'asks whether a member of metadata or a token is a text of the given form',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['member', 'matches', 'text'],
    properties: { member: { type: 'string' }, unwrap: UNWRAP, matches: LINEAR_PATTERN, text: { type: 'string' } },
  },
  run(fact, { member, unwrap, matches, text }) {
    const artefact = asArtefact(fact, unwrap);
    const value = artefact && memberOf(artefact, member);
    if (!artefact || value === undefined) return NOT_APPLICABLE;
    const path = placeOf(artefact, member);
    if (typeof value === 'string' && isPlaceholder(value))
      return review('placeholder', 'A mark stands here where a value belongs; fill it in to have it checked.', path);
    return typeof value === 'string' && compiled(matches).test(value) ? PASS : fail(text, undefined, path);
  },
});
