/** What the definition of one element asks of each occurrence, beyond what its type asks anyway. */
import { bindingAssertion } from '../binding/assertion.js';
import type { Constraint, ElementDef, TypeRef } from '../definitions/types.js';
import type { Engine } from '../engine.js';
import { facetAssertions } from '../facet/facets.js';
import { typeProfileAssertion } from '../profile/type-profiles.js';
import { referenceAssertion } from '../reference/assertion.js';
import type { ElementNode } from './element-tree.js';
import type { Assertion } from './shape.js';

export function elementAssertions(
  engine: Engine,
  node: ElementNode,
  typeId: string,
  type: TypeRef | undefined,
): Assertion[] {
  const { def } = node;
  const profile = `http://hl7.org/fhir/StructureDefinition/${def.path.split('.', 1)[0]}`;
  const out: Assertion[] = [];
  if (type?.profiles !== undefined && typeId !== 'Extension') {
    out.push(typeProfileAssertion(engine, type.profiles, profile));
  }
  if (typeId === 'Reference') out.push(referenceAssertion(engine, type ?? { code: 'Reference' }, profile));
  if (def.binding !== undefined) {
    const binding = bindingAssertion(engine, def.binding, typeId, profile);
    if (binding !== undefined) out.push(binding);
  }
  out.push(...facetAssertions(def, profile));
  out.push(...constraintsBeyond(engine, def, typeId, profile));
  return out;
}

function constraintsBeyond(engine: Engine, def: ElementDef, typeId: string, profile: string): Assertion[] {
  const constraints = constraintsOf(engine, def, typeId);
  if (constraints.length === 0) return [];
  const inherited = new Set(
    typeId.includes('.') ? [] : (engine.types.node(typeId)?.def.constraints ?? []).map((constraint) => constraint.key),
  );
  const out: Assertion[] = [];
  for (const constraint of constraints) {
    if (inherited.has(constraint.key)) continue;
    const assertion = engine.invariants.assertion(constraint, typeId, profile);
    if (assertion !== undefined) out.push(assertion);
  }
  return out;
}

/**
 * An element that takes its content from another takes the other's constraints too.
 * Source: FHIR R4 §2.28 ElementDefinition.contentReference; its own list repeats only what every element has.
 */
function constraintsOf(engine: Engine, def: ElementDef, typeId: string): readonly Constraint[] {
  const own = def.constraints ?? [];
  if (def.contentReference === undefined) return own;
  const keys = new Set(own.map(({ key }) => key));
  const referred = engine.types.node(typeId)?.def.constraints ?? [];
  return [...own, ...referred.filter(({ key }) => !keys.has(key))];
}
