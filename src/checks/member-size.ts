import { asArtefact, memberOf, placeOf, UNWRAP } from './artefact.js';
import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';

/** A base64url member holds at least so many bytes. */
export const memberSize = defineCheck<{ member: string; unwrap?: string[]; bytes: number; text: string }>({
  name: 'member-size',
  does: 'asks that a base64url member of an artefact holds at least so many bytes',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['member', 'bytes', 'text'],
    properties: {
      member: { type: 'string' },
      unwrap: UNWRAP,
      bytes: { type: 'integer', minimum: 1 },
      text: { type: 'string' },
    },
  },
  run(fact, { member, unwrap, bytes, text }) {
    const artefact = asArtefact(fact, unwrap);
    const value = artefact && memberOf(artefact, member);
    if (!artefact || typeof value !== 'string') return NOT_APPLICABLE;
    const digits = value.replace(/=+$/, '');
    const right = /^[\w-]*$/.test(digits) && Math.floor((digits.length * 3) / 4) >= bytes;
    return right ? PASS : fail(text, undefined, placeOf(artefact, member));
  },
});
