/** What a profile's element asks of each occurrence beyond the definitions that are checked already. */
import type { Json } from '../../parse/tree.js';
import { bindingAssertion } from '../binding/assertion.js';
import type { ElementNode } from '../compile/element-tree.js';
import type { Assertion } from '../compile/shape.js';
import type { TypeRef } from '../definitions/types.js';
import { facetAssertions, same } from '../facet/facets.js';
import { referenceAssertion } from '../reference/assertion.js';
import type { OverlayContext } from './compile.js';
import { meantBinding } from './repairs.js';
import { typeProfileAssertion } from './type-profiles.js';

export function narrowing(
  context: OverlayContext,
  node: ElementNode,
  bases: readonly ElementNode[],
  typeId: string | undefined,
): Assertion[] {
  const out: Assertion[] = [...typeAssertions(context, node, bases)];
  const binding = newBinding(context, node, bases, typeId);
  if (binding !== undefined) out.push(binding);
  out.push(
    ...facetAssertions(
      node.def,
      context.profile,
      bases.map((base) => base.def),
    ),
  );
  out.push(...newConstraints(context, node, bases, typeId));
  return out;
}

function* typeAssertions(
  context: OverlayContext,
  node: ElementNode,
  bases: readonly ElementNode[],
): Generator<Assertion> {
  const { engine, profile } = context;
  const isRoot = !node.def.path.includes('.');
  if (isRoot) return;
  for (const type of node.def.types) {
    const before = bases
      .map((base) => base.def.types.find((one) => one.code === type.code))
      .find((one) => one !== undefined);
    if (type.profiles !== undefined && type.code !== 'Extension' && !same(type.profiles, before?.profiles)) {
      yield ofType(engine, type, node, typeProfileAssertion(engine, type.profiles, profile));
    }
    const narrower = !same(type.targetProfiles, before?.targetProfiles) || !same(type.aggregation, before?.aggregation);
    if (type.code === 'Reference' && narrower && type.targetProfiles !== undefined) {
      yield ofType(engine, type, node, referenceAssertion(engine, type, profile, before ?? { code: 'Reference' }));
    }
  }
}

/** Where several types are allowed, an assertion about one is asked only of values of that type. */
function ofType(engine: OverlayContext['engine'], type: TypeRef, node: ElementNode, assertion: Assertion): Assertion {
  if (node.def.types.length === 1) return assertion;
  return {
    says: `${type.code}: ${assertion.says}`,
    check: (value, run, side, typeId) => {
      if (typeId === undefined || engine.types.isA(typeId, type.code)) assertion.check(value, run, side, typeId);
    },
  };
}

const STRENGTHS = ['example', 'preferred', 'extensible', 'required'];

function newBinding(
  context: OverlayContext,
  node: ElementNode,
  bases: readonly ElementNode[],
  typeId: string | undefined,
): Assertion | undefined {
  const binding = meantBinding(node.def);
  if (binding === undefined) return undefined;
  const held = bases.some(({ def }) => {
    const other = def.binding;
    return (
      other !== undefined &&
      other.valueSet === binding.valueSet &&
      other.maxValueSet === binding.maxValueSet &&
      same(other.additional as Json | undefined, binding.additional as Json | undefined) &&
      STRENGTHS.indexOf(other.strength) >= STRENGTHS.indexOf(binding.strength)
    );
  });
  if (held) return undefined;
  return bindingAssertion(context.engine, binding, typeId ?? codedType(node), context.profile);
}

/** Of a choice, the type that a binding can speak of. */
function codedType(node: ElementNode): string {
  return (
    node.def.types.find((type) => ['CodeableConcept', 'Coding', 'code', 'Quantity'].includes(type.code))?.code ?? ''
  );
}

function newConstraints(
  context: OverlayContext,
  node: ElementNode,
  bases: readonly ElementNode[],
  typeId: string | undefined,
): Assertion[] {
  const { constraints } = node.def;
  if (constraints === undefined) return [];
  const known = new Set<string>();
  for (const base of bases) for (const constraint of base.def.constraints ?? []) known.add(constraint.key);
  const ofType = typeId === undefined ? undefined : context.engine.types.node(typeId);
  for (const constraint of ofType?.def.constraints ?? []) known.add(constraint.key);
  for (const key of askedByProfiles(context, node)) known.add(key);
  const out: Assertion[] = [];
  for (const constraint of constraints) {
    if (known.has(constraint.key)) continue;
    const assertion = context.engine.invariants.assertion(constraint, typeId, context.profile);
    if (assertion !== undefined) out.push(assertion);
  }
  return out;
}

/** A snapshot takes over the constraints of the profile that the element must fit; they are asked there, of what it holds. */
function askedByProfiles({ engine, profile }: OverlayContext, { def }: ElementNode): string[] {
  return def.types
    .flatMap((type) => type.profiles ?? [])
    .filter((url) => url !== profile)
    .flatMap((url) => engine.store.structure(url)?.elements[0]?.constraints ?? [])
    .map(({ key }) => key);
}
