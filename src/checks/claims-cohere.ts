import { asArtefact, memberOf, placeOf } from './artefact.js';
import { defineCheck } from './define.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

export interface ClaimsCohereOptions {
  /** The claim that holds the level of proof, alone */
  level: string;
  /** The claim that holds a vector whose first part, before the first dot, is that level */
  vector: string;
  /** Claims that are given only at some levels */
  onlyAt: Record<string, string[]>;
}

/** Claims about how well a person is known do not contradict each other. */
export const claimsCohere = defineCheck<ClaimsCohereOptions>({
  name: 'claims-cohere',
  does: 'asks that a token’s claims about the level of proof agree with each other and with what else it claims',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['level', 'vector', 'onlyAt'],
    properties: {
      level: { type: 'string' },
      vector: { type: 'string' },
      onlyAt: { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } },
    },
  },
  run(fact, { level, vector, onlyAt }) {
    const artefact = asArtefact(fact);
    if (!artefact) return NOT_APPLICABLE;
    const stated = memberOf(artefact, level);
    const proven = memberOf(artefact, vector);
    const inVector = typeof proven === 'string' ? proven.split('.')[0] : undefined;
    const results: CheckResult[] = [];
    if (typeof stated === 'string' && inVector !== undefined)
      results.push(
        stated === inVector
          ? PASS
          : fail(
              `The claims “${level}” and “${vector}” give two levels of proof. Give one.`,
              undefined,
              placeOf(artefact, level),
            ),
      );
    const at = inVector ?? (typeof stated === 'string' ? stated : undefined);
    if (at === undefined) return results;
    for (const [claim, levels] of Object.entries(onlyAt)) {
      if (memberOf(artefact, claim) === undefined) continue;
      const text = `The claim “${claim}” is given only at level ${levels.join(' or ')}. Leave it out, or correct the level.`;
      results.push(levels.includes(at) ? PASS : fail(text, undefined, placeOf(artefact, claim)));
    }
    return results;
  },
});
