import { asArtefact, memberOf, placeOf } from './artefact.js';
import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';

/** A signed token in a sample has run out. Nothing is asked of a token of which only the claims are there: nobody can use it. */
export const tokenLive = defineCheck<{ kinds: string[] }>({
  name: 'token-live',
  does: 'asks that a token in a sample can no longer be used on the day of the run',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['kinds'],
    properties: { kinds: { type: 'array', items: { type: 'string' } } },
  },
  run(fact, { kinds }, { asOf }) {
    const artefact = asArtefact(fact);
    if (!artefact || !kinds.includes(artefact.artefact)) return NOT_APPLICABLE;
    const expiry = memberOf(artefact, 'exp');
    if (typeof expiry !== 'number') return NOT_APPLICABLE;
    if (expiry * 1000 <= Date.parse(`${asOf}T00:00:00Z`)) return PASS;
    return fail(
      'This token has not run out: whoever has the sample can use it. Revoke it, and put an expired one in its place.',
      undefined,
      placeOf(artefact, 'exp'),
    );
  },
});
