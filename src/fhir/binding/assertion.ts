/**
 * The binding of an element to a value set.
 * Source: FHIR R4 §4.1.5 Controlling the use of coded values (required, extensible, preferred, example).
 */
import type { Json } from '../../parse/tree.js';
import type { Assertion } from '../compile/shape.js';
import type { Binding } from '../definitions/types.js';
import type { Engine } from '../engine.js';
import { QUANTITY_TYPES } from '../quantity-types.js';
import { isObject } from '../reference/scope.js';
import type { Run } from '../validate/run.js';

/** Types that a binding speaks of; on any other it means nothing to a validator. */
const BOUND = new Set([
  'code',
  'string',
  'uri',
  'url',
  'canonical',
  'markdown',
  'Coding',
  'CodeableConcept',
  ...QUANTITY_TYPES,
]);

export function bindingAssertion(
  engine: Engine,
  binding: Binding,
  typeId: string,
  profile: string,
): Assertion | undefined {
  const { strength, valueSet, maxValueSet } = binding;
  if (!BOUND.has(typeId)) return undefined;
  const additional = alwaysRequired(binding);
  if (valueSet === undefined || (strength === 'example' && maxValueSet === undefined && additional.length === 0)) {
    return undefined;
  }
  const check = strength === 'required' ? required : strength === 'extensible' ? extensible : preferred;
  return {
    says: `${strength} binding to ${valueSet}`,
    withoutValue: strength === 'required' && typeId === 'code',
    check: (value, run, side) => {
      if (value === null) {
        if (side !== undefined && strength === 'required' && typeId === 'code') noCode(valueSet, profile, run);
        return;
      }
      for (const other of additional) required(engine, binding, other, value, profile, run);
      const clean = strength === 'example' || check(engine, binding, valueSet, value, profile, run);
      // The largest value set limits the codes that are given; it does not ask for one
      if (clean && maxValueSet !== undefined && hasCode(value))
        required(engine, binding, maxValueSet, value, profile, run);
    },
  };
}

/** Further bindings that hold in every context. */
function alwaysRequired(binding: Binding): string[] {
  const wanted = (binding.additional ?? []).filter((one) => one.conditional !== true);
  return wanted.filter((one) => one.purpose === 'required' || one.purpose === 'maximum').map((one) => one.valueSet);
}

function required(
  engine: Engine,
  _binding: Binding,
  valueSet: string,
  value: Json,
  profile: string,
  run: Run,
): boolean {
  const answer = engine.bindings.memberAny(valueSet, value);
  if (answer === 'yes') return true;
  if (answer === 'cannot-tell') cannotTell(engine, valueSet, profile, run);
  else if (answer === 'no') {
    run.error(
      'code-invalid',
      `The code is not in the value set ${valueSet}, which is required here.${engine.bindings.source}`,
      {
        profile,
        values: codes(value),
      },
    );
  } else if (isConcept(value)) noCode(valueSet, profile, run);
  return answer !== 'no';
}

function extensible(
  engine: Engine,
  binding: Binding,
  valueSet: string,
  value: Json,
  profile: string,
  run: Run,
): boolean {
  const answer = engine.bindings.memberAny(valueSet, value);
  if (answer === 'yes') return true;
  if (answer === 'cannot-tell') cannotTell(engine, valueSet, profile, run);
  else if (answer === 'no') {
    const text = `The code is not in the value set ${valueSet}. Use a code of it if one fits.${engine.bindings.source}`;
    run.warn('code-invalid', text, { profile, values: codes(value) });
  }
  return binding.maxValueSet !== undefined;
}

function preferred(
  engine: Engine,
  _binding: Binding,
  valueSet: string,
  value: Json,
  profile: string,
  run: Run,
): boolean {
  // What comes of it is a remark, and no server is asked for a remark
  if (engine.bindings.memberAny(valueSet, value, false) === 'no') {
    run.report(
      'information',
      'code-invalid',
      `The code is not in the value set ${valueSet}, which is preferred here.${engine.bindings.source}`,
      { profile },
    );
  }
  return true;
}

function noCode(valueSet: string, profile: string, run: Run): void {
  run.error('code-invalid', `No code is given, but one of the value set ${valueSet} is required.`, { profile });
}

function cannotTell(engine: Engine, valueSet: string, profile: string, run: Run): void {
  const review = engine.bindings.reason;
  const text = `Whether the code is in the value set ${valueSet} cannot be told: ${whyNot(engine, valueSet)}.`;
  run.report('information', 'code-invalid', text, { profile, review });
}

function whyNot({ bindings }: Engine, valueSet: string): string {
  if (bindings.reason === 'terminology-server-unavailable') return 'the terminology server did not answer';
  return bindings.knows(valueSet) ? 'a code system that it draws on is not loaded' : 'the value set is not loaded';
}

/** Elements that hold nothing but codes; a Quantity without a code has still a value. */
function isConcept(value: Json): boolean {
  return isObject(value) && value['value'] === undefined && value['unit'] === undefined;
}

function hasCode(value: Json): boolean {
  return typeof value === 'string' || codes(value) !== undefined;
}

function codes(value: Json): NonNullable<Parameters<Run['error']>[2]>['values'] {
  const first = isObject(value) && Array.isArray(value['coding']) ? value['coding'][0] : value;
  const code = isObject(first) ? first['code'] : first;
  return typeof code === 'string' ? { code: { class: 'code', value: code } } : undefined;
}
