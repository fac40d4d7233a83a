/** A composite search parameter combines others. Source: FHIR R4 and STU3, code system search-param-type: composite. */
import type { Assertion } from '../compile/shape.js';
import { isObject } from '../reference/scope.js';

export function searchParameterRules(): readonly Assertion[] {
  return [
    {
      says: 'a composite has two components or more',
      check: (value, run) => {
        if (!isObject(value) || value['type'] !== 'composite') return;
        const { component } = value;
        if (Array.isArray(component) && component.length > 1) return;
        run.error('business-rule', 'A search parameter of type composite combines at least two: give its components.');
      },
    },
  ];
}
