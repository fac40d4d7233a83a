/** Ids of elements are unique in their resource. Source: FHIR R4 §2.24.0.1 Element.id. */
import type { Assertion } from '../compile/shape.js';

export const uniqueId: Assertion = {
  says: 'an id of its own in the resource',
  check: (value, run) => {
    if (typeof value !== 'string') return;
    const { scope } = run;
    scope.ids ??= new Set();
    if (scope.ids.has(value))
      run.errorAbove('business-rule', 'Another element of the resource has the same id. Give each its own.');
    scope.ids.add(value);
  },
};
