/** Contained resources: each has an id of its own, and something refers to it. Source: FHIR R4 §2.3.0.1, dom-3. */
import type { Json } from '../../parse/tree.js';
import type { Assertion } from '../compile/shape.js';
import type { Engine } from '../engine.js';
import { unusedContained } from '../path/contained.js';
import { isObject } from '../reference/scope.js';

const DOM_3 = { constraint: 'dom-3', profile: 'http://hl7.org/fhir/StructureDefinition/DomainResource' };

export function containedRules(_engine: Engine): readonly Assertion[] {
  return [
    {
      says: 'contained resources have ids and are used',
      check: (value, run) => {
        const list = isObject(value) ? value['contained'] : undefined;
        if (!isObject(value) || !Array.isArray(list) || list.length === 0) return;
        const ids = new Set<unknown>();
        const unused = new Set(unusedContained(value));
        list.forEach((one, i) => {
          if (!isObject(one)) return;
          run.push('contained', i);
          const { id } = one;
          if (id === undefined)
            run.error('invalid', 'A contained resource needs an id, so that it can be referred to.');
          else if (ids.has(id))
            run.error('business-rule', 'Another contained resource has the same id. Give each its own.');
          else if (unused.has(i) && !isTwice(list, id))
            run.error('invalid', 'Nothing refers to this contained resource. Refer to it, or remove it.', DOM_3);
          ids.add(id);
          run.pop();
        });
      },
    },
  ];
}

/** Of two with one id, none can be told to be the one that is referred to. */
function isTwice(list: readonly Json[], id: Json): boolean {
  return list.filter((one) => isObject(one) && one['id'] === id).length > 1;
}
