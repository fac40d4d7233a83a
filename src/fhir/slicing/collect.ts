/** What a discriminator's path reaches in the payload. */
import { wordOf } from '../../parse/word.js';
import type { Engine } from '../engine.js';
import { occurrencesOf } from '../profile/occurrences.js';
import type { Occurrence } from '../profile/overlay.js';
import { resolveInside } from '../reference/resolve.js';
import { isObject } from '../reference/scope.js';
import type { Run } from '../validate/run.js';
import type { Step } from './path.js';

export function collect(engine: Engine, from: Occurrence, steps: readonly Step[], run: Run): readonly Occurrence[] {
  let at: readonly Occurrence[] = [from];
  for (const step of steps) {
    at = at.flatMap((one) => stepFrom(engine, one, step, run));
    if (at.length === 0) break;
  }
  return at;
}

function stepFrom(engine: Engine, one: Occurrence, step: Step, run: Run): readonly Occurrence[] {
  switch (step.kind) {
    case 'child':
      return childrenNamed(engine, one, step.name);
    case 'extension':
      return occurrencesOf(engine, one, 'extension', false).filter(
        (each) => isObject(each.value) && each.value['url'] === step.url,
      );
    case 'ofType':
      return engine.types.isA(one.typeId, step.type) ? [one] : [];
    case 'resolve':
      return resolved(one, run);
  }
}

/** A name is of a plain element or of a choice; only the definition knows, and the payload shows it too. */
function childrenNamed(engine: Engine, one: Occurrence, name: string): readonly Occurrence[] {
  const plain = occurrencesOf(engine, one, name, false);
  return plain.length > 0 ? plain : occurrencesOf(engine, one, name, true);
}

function resolved(one: Occurrence, run: Run): readonly Occurrence[] {
  const reference = isObject(one.value) ? one.value['reference'] : one.value;
  if (typeof reference !== 'string') return [];
  const target = resolveInside(reference, run.scope);
  if (target === undefined || target === 'unknown') return [];
  return [{ value: target, side: undefined, typeId: wordOf(target['resourceType']), index: -1 }];
}
