/** ElementDefinition.type.aggregation: whether a target may be contained, bundled, or only referred to. */
import type { TypeRef } from '../definitions/types.js';
import type { Run } from '../validate/run.js';
import type { Target } from './resolve.js';
import { entryOf } from './scope.js';

export function checkAggregation(type: TypeRef, target: Target, profile: string, run: Run): void {
  const allowed = type.aggregation;
  if (allowed === undefined || allowed.length === 0) return;
  const found = formOf(target);
  if (found === undefined) return;
  if (allowed.includes(found)) return;
  // A bundled target is referred to as well
  if (found === 'bundled' && allowed.includes('referenced')) return;
  if (found === 'referenced' && entryOf(run.scope) === undefined && allowed.includes('bundled')) return;
  run.error(
    'structure',
    `The target of the reference is ${WORDS[found]}, but it must be ${allowed.map((one) => WORDS[one]).join(' or ')}.`,
    { profile },
  );
}

const WORDS = { contained: 'contained', bundled: 'an entry of the Bundle', referenced: 'outside' } as const;

function formOf(target: Target): keyof typeof WORDS | undefined {
  switch (target.kind) {
    case 'contained':
    case 'container':
      return 'contained';
    case 'bundled':
    case 'ambiguous':
    case 'parameter':
      return 'bundled';
    case 'outside':
    case 'mismatch':
      return 'referenced';
    default:
      return undefined;
  }
}
