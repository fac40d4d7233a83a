/** fixed[x], pattern[x], minValue[x], maxValue[x] and maxLength of one element. */
import type { Json } from '../../parse/tree.js';
import type { Assertion } from '../compile/shape.js';
import type { ElementDef } from '../definitions/types.js';
import { controlAssertions } from './controls.js';
import { differencesFromFixed, differsFromPattern } from './equal.js';
import { form, largest, places, shortest } from './limits.js';
import { rangeAssertions } from './range.js';

/** @param bases definitions that are checked already; what they ask in the same words is left out */
export function facetAssertions(def: ElementDef, profile: string, bases: readonly ElementDef[] = []): Assertion[] {
  const out: Assertion[] = [];
  const isNew = (facet: keyof ElementDef) => !bases.some((base) => same(base[facet] as Json, def[facet] as Json));
  if (def.fixed !== undefined && isNew('fixed')) out.push(fixedAssertion(def.fixed.value, profile));
  if (def.pattern !== undefined && isNew('pattern')) out.push(patternAssertion(def.pattern.value, profile));
  if (def.maxLength !== undefined && isNew('maxLength')) out.push(lengthAssertion(def.maxLength, profile));
  if ((def.minValue !== undefined && isNew('minValue')) || (def.maxValue !== undefined && isNew('maxValue'))) {
    out.push(...rangeAssertions(def, profile));
  }
  if (def.minLength !== undefined && isNew('minLength')) out.push(shortest(def.minLength, profile));
  if (def.maxDecimalPlaces !== undefined && isNew('maxDecimalPlaces')) out.push(places(def.maxDecimalPlaces, profile));
  if (def.maxSize !== undefined && isNew('maxSize')) out.push(largest(def.maxSize, profile));
  if (bases.length > 0 && def.regex !== undefined && isNew('regex')) out.push(form(def.regex, profile));
  if (def.controls !== undefined && isNew('controls')) out.push(...controlAssertions(def.controls, profile));
  return out;
}

export function same(a: Json | undefined, b: Json | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b));
}

function fixedAssertion(fixed: Json, profile: string): Assertion {
  const shown = show(fixed);
  return {
    says: `fixed ${shown}`,
    check: (value, run) => {
      for (const at of differencesFromFixed(fixed, value))
        run.error('value', `The value must be exactly ${shown}.`, { profile, ...below(at) });
    },
  };
}

function patternAssertion(pattern: Json, profile: string): Assertion {
  const shown = show(pattern);
  return {
    says: `pattern ${shown}`,
    check: (value, run) => {
      const at = differsFromPattern(pattern, value);
      if (at === undefined) return;
      run.error('value', `The value must include ${shown}.`, { profile, ...below(at) });
    },
  };
}

function below(at: string): { below?: string } {
  return at === '' || at.startsWith('[') ? {} : { below: at };
}

function lengthAssertion(maxLength: number, profile: string): Assertion {
  return {
    says: `at most ${maxLength} characters`,
    check: (value, run) => {
      if (typeof value !== 'string' || value.length <= maxLength) return;
      run.error('too-long', `The value has ${value.length} characters: at most ${maxLength} are allowed.`, { profile });
    },
  };
}

const SHOWN = 200;

/** A fixed value or pattern in words; it is the definition's, never the payload's. */
export function show(value: Json): string {
  const text = typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}…`;
}
