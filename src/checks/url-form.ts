import type { ArtefactFact } from '../record/facts.js';
import { isPlaceholder } from '../record/placeholder.js';
import { asArtefact, memberOf, placeOf } from './artefact.js';
import { defineCheck } from './define.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';
import { compiled, LINEAR_PATTERN } from './value.js';

export interface UrlFormOptions {
  /** Names of the members that are URLs */
  members: string;
  /** The URL may carry neither a query nor a fragment */
  bare?: boolean;
}

/** URLs of metadata: https, and where it is asked for without query and fragment. */
export const urlForm = defineCheck<UrlFormOptions>({
  name: 'url-form',
  does: 'asks that the URLs of metadata are absolute and use https, and that an issuer has no query or fragment',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['members'],
    properties: { members: LINEAR_PATTERN, bare: { type: 'boolean' } },
  },
  run(fact, { members, bare = false }) {
    const artefact = asArtefact(fact);
    if (!artefact) return NOT_APPLICABLE;
    const names = Object.keys(artefact.body).filter((name) => compiled(members).test(name));
    return names.flatMap((name) => judge(artefact, name, bare));
  },
});

function judge(artefact: ArtefactFact, name: string, bare: boolean): CheckResult[] {
  const value = memberOf(artefact, name);
  if (typeof value !== 'string' || value.trim() === '' || isPlaceholder(value)) return [];
  const path = placeOf(artefact, name);
  if (!URL.canParse(value))
    return [
      fail(`The member “${name}” is not an absolute URL. Write the whole of it, from https on.`, undefined, path),
    ];
  const url = new URL(value);
  if (bare) {
    if (url.search === '' && url.hash === '') return [PASS];
    return [
      fail(
        `The member “${name}” has a query or a fragment. Take it away: receivers compare the issuer as it stands.`,
        undefined,
        path,
      ),
    ];
  }
  return [
    url.protocol === 'https:'
      ? PASS
      : fail(`The URL in the member “${name}” does not use https. Use https.`, undefined, path),
  ];
}
