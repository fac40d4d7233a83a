/** Slices of one element, from the profile's snapshot. */
import type { ElementNode } from '../compile/element-tree.js';
import type { Discriminator, ElementDef } from '../definitions/types.js';
import { type OverlayContext, overlayOf } from '../profile/compile.js';
import { conditionOf } from './condition.js';
import type { Condition, Slice, Slicing } from './slicing.js';

const BY_URL: readonly Discriminator[] = [{ type: 'value', path: 'url' }];
const BY_TYPE: readonly Discriminator[] = [{ type: 'type', path: '$this' }];

/**
 * @param node the sliced element
 * @param bases definitions of the element that are checked already
 */
export function compileSlicing(
  context: OverlayContext,
  node: ElementNode,
  bases: readonly ElementNode[],
  typeId: string | undefined,
): Slicing | undefined {
  if (node.slices.length === 0) return undefined;
  const { slicing } = node.def;
  const discriminators = discriminatorsOf(node);
  const slices = node.slices.map((slice, i) =>
    sliceOf(context, { slicer: node, node: slice, position: i }, discriminators, bases, typeId),
  );
  return {
    rules: slicing?.rules ?? 'open',
    ordered: slicing?.ordered ?? false,
    slices,
    profile: context.profile,
    unusable: slices.every((slice) => slice.conditions.length === 0),
  };
}

function discriminatorsOf(node: ElementNode): readonly Discriminator[] {
  const given = node.def.slicing?.discriminators ?? [];
  if (given.length > 0) return given;
  if (node.name === 'extension' || node.name === 'modifierExtension') return BY_URL;
  return node.name.endsWith('[x]') ? BY_TYPE : [];
}

function sliceOf(
  context: OverlayContext,
  { slicer, node, position }: { slicer: ElementNode; node: ElementNode; position: number },
  discriminators: readonly Discriminator[],
  bases: readonly ElementNode[],
  typeId: string | undefined,
): Slice {
  const conditions: Condition[] = [];
  for (const discriminator of discriminators) {
    const condition = conditionOf(context, node, discriminator, position);
    if (condition !== undefined) conditions.push(condition);
  }
  const ownType = sliceType(node.def) ?? typeId;
  return {
    name: node.def.sliceName ?? node.def.id,
    min: node.def.min,
    max: node.def.max,
    conditions,
    each: overlayOf(context, node, [...bases, slicer], ownType),
    slicing: compileSlicing(context, node, bases, ownType),
  };
}

/** A slice of a choice is of one type. */
function sliceType(def: ElementDef): string | undefined {
  if (!def.path.endsWith('[x]') || def.types.length !== 1) return undefined;
  return def.types[0]!.code;
}
