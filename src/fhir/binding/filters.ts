/** The filters of a value set that a loaded code system can answer. Source: FHIR R4, code system filter-operator. */
import type { Answer } from '../../terminology/contract.js';
import type { CodeSystemDef } from '../definitions/types.js';

type Test = (code: string) => Answer;
type Filter = { property: string; op: string; value: string };

const CANNOT: Test = () => 'cannot-tell';
const DEEPEST = 100;

export function filterTest(system: CodeSystemDef, filter: Filter): Test {
  const { property, op, value } = filter;
  if (property === 'concept' || property === 'code') {
    switch (op) {
      case 'is-a':
        return (code) => word(code === value || isBelow(system, code, value));
      case 'descendent-of':
        return (code) => word(isBelow(system, code, value));
      case 'child-of':
        return (code) => word(system.concepts.get(code)?.parent === value);
      case 'is-not-a':
        return (code) => word(code !== value && !isBelow(system, code, value));
      case '=':
        return (code) => word(code === value);
      case 'in':
        return listed(value, true);
      case 'not-in':
        return listed(value, false);
      default:
        return CANNOT;
    }
  }
  return ofProperty(system, property, op, value);
}

function listed(value: string, wanted: boolean): Test {
  const codes = new Set(value.split(',').map((one) => one.trim()));
  return (code) => word(codes.has(code) === wanted);
}

function ofProperty(system: CodeSystemDef, property: string, op: string, value: string): Test {
  const held = (code: string) => system.concepts.get(code)?.properties?.[property];
  const known = [...system.concepts.values()].some((concept) => concept.properties?.[property] !== undefined);
  if (!known) return CANNOT;
  switch (op) {
    case '=':
      return (code) => word(String(held(code) ?? '') === value);
    case 'in':
      return (code) => word(value.split(',').includes(String(held(code) ?? '')));
    case 'not-in':
      return (code) => word(!value.split(',').includes(String(held(code) ?? '')));
    case 'exists':
      return (code) => word((held(code) !== undefined) === (value === 'true'));
    default:
      return CANNOT;
  }
}

function isBelow(system: CodeSystemDef, code: string, ancestor: string): boolean {
  let at = system.concepts.get(code)?.parent;
  for (let depth = 0; at !== undefined && at !== '' && depth < DEEPEST; depth++) {
    if (at === ancestor) return true;
    at = system.concepts.get(at)?.parent;
  }
  return false;
}

function word(yes: boolean): Answer {
  return yes ? 'yes' : 'no';
}
