/** What is asked of every object of a type: its own constraints, and the rules that FHIR gives in words. */
import type { Engine } from '../engine.js';
import { rulesOf } from '../rules/by-type.js';
import type { ElementNode } from './element-tree.js';
import type { Assertion } from './shape.js';

export function typeAssertions(engine: Engine, type: string, node: ElementNode): Assertion[] {
  const out: Assertion[] = [...rulesOf(engine, type)];
  const profile = `http://hl7.org/fhir/StructureDefinition/${type}`;
  for (const constraint of node.def.constraints ?? []) {
    const assertion = engine.invariants.assertion(constraint, type, profile);
    if (assertion !== undefined) out.push(assertion);
  }
  return out;
}
