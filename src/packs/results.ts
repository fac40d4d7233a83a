/** Results of checks that we did not write: taken only where they have the form that ours have. */
import type { CheckResult, Detail, ValueClass } from '../checks/types.js';
import { REASONS, type Reason } from '../outcome.js';
import type { Fact } from '../record/facts.js';

const OUTCOMES: readonly unknown[] = ['pass', 'fail', 'review', 'not-applicable'];
/** Of class `structural` a value would be printed as it stands; a check puts words of its own in the text. */
const CLASSES: readonly unknown[] = ['uri', 'code', 'person'];
const LONGEST_TEXT = 1000;
const MOST_RESULTS = 10_000;
/** Shorter values stand in any sentence by chance. */
const SHORTEST_VALUE = 4;

/**
 * @returns the results, with nothing in them that is not ours to know
 * @throws TypeError in our own words that follow "the check"
 */
export function takeResults(given: unknown, fact: Fact): CheckResult[] {
  const list = Array.isArray(given) ? given : [given];
  if (list.length > MOST_RESULTS) throw new TypeError(`gave more than ${MOST_RESULTS} results`);
  return list.map((one) => takeResult(one, fact));
}

function takeResult(given: unknown, fact: Fact): CheckResult {
  if (typeof given !== 'object' || given === null) throw new TypeError('gave no result');
  const { outcome, reason, detail, path } = given as Record<string, unknown>;
  if (!OUTCOMES.includes(outcome)) throw new TypeError(`gave an outcome that is not one of ${OUTCOMES.join(', ')}`);
  if (outcome === 'review' && !REASONS.includes(reason as Reason))
    throw new TypeError(`gave a review without a reason that is one of ${REASONS.join(', ')}`);
  if (path !== undefined && (typeof path !== 'string' || path.length > 2000))
    throw new TypeError('gave a path that is no text');
  return {
    outcome: outcome as CheckResult['outcome'],
    ...(outcome === 'review' ? { reason: reason as Reason } : {}),
    ...(detail === undefined ? {} : { detail: takeDetail(detail, fact) }),
    ...(path === undefined ? {} : { path }),
  };
}

function takeDetail(given: unknown, fact: Fact): Detail {
  const { text, values = {} } = (given ?? {}) as Record<string, unknown>;
  if (typeof text !== 'string' || text.length > LONGEST_TEXT) throw new TypeError('gave a detail without a text');
  if (typeof values !== 'object' || values === null) throw new TypeError('gave values that are no object');
  const names = new Set([...text.matchAll(/\{([a-z][A-Za-z0-9]{0,30})\}/g)].map(([, name]) => name!));
  const taken: NonNullable<Detail['values']> = {};
  for (const name of names) {
    const value = Object.hasOwn(values, name) ? (values as Record<string, unknown>)[name] : undefined;
    const { class: valueClass, value: own } = (value ?? {}) as Record<string, unknown>;
    if (typeof own !== 'string' || !CLASSES.includes(valueClass))
      throw new TypeError(
        `gave a text that speaks of {${name}} without that value and its class, which is uri, code or person`,
      );
    taken[name] = { class: valueClass as ValueClass, value: own };
  }
  if (holdsValue(text, fact))
    throw new TypeError('gave a text that holds a value of the payload; give it under values');
  return names.size > 0 ? { text, values: taken } : { text };
}

/** Whether a text shows what stands in the fact, other than paths and kinds, which reports have anyway. Facts may hold each other. */
export function holdsValue(text: string, fact: unknown, seen = new Set<object>()): boolean {
  if (typeof fact === 'string') return fact.trim().length >= SHORTEST_VALUE && text.includes(fact.trim());
  if (typeof fact === 'number') return String(fact).length >= SHORTEST_VALUE && text.includes(String(fact));
  if (typeof fact !== 'object' || fact === null || seen.has(fact)) return false;
  seen.add(fact);
  return Object.entries(fact).some(([name, value]) => !STRUCTURE.test(name) && holdsValue(text, value, seen));
}

/** Members of facts that hold our own words, not the payload's. */
const STRUCTURE =
  /^(?:kind|path|.*Path|fieldPaths|known|role|use|form|format|generation|generations|syntax|scheme|within|resolves)$/;
