/** A value that must be there, whatever extensions stand beside it. Source: ElementDefinition.mustHaveValue, valueAlternatives (R5). */
import type { Assertion } from '../compile/shape.js';
import type { ElementControls } from '../definitions/types.js';
import { isObject } from '../reference/scope.js';
import { narrativeControls } from './narrative-controls.js';

export function controlAssertions(controls: ElementControls, profile: string): Assertion[] {
  const { mustHaveValue, valueAlternatives, narrativeSource, narrativeLanguages } = controls;
  const out: Assertion[] = [];
  if (mustHaveValue === true) out.push(valueThere(undefined, profile));
  else if (valueAlternatives !== undefined) out.push(valueThere(valueAlternatives, profile));
  if (narrativeSource !== undefined || narrativeLanguages !== undefined) out.push(narrativeControls(controls, profile));
  return out;
}

/** @param instead extensions that may stand in the place of a value */
function valueThere(instead: readonly string[] | undefined, profile: string): Assertion {
  const or = instead === undefined ? '' : `, or one of the extensions ${instead.join(', ')}`;
  return {
    says: `a value${or}`,
    withoutValue: true,
    check: (value, run, side) => {
      if (value !== null) return;
      const list = side?.['extension'];
      const urls = Array.isArray(list) ? list.map((one) => (isObject(one) ? one['url'] : undefined)) : [];
      if (instead?.some((url) => urls.includes(url)) === true) return;
      run.error('required', `The value is missing: the profile asks for a value here${or}.`, { profile });
    },
  };
}
