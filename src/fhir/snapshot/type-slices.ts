import type { ElementDef } from '../definitions/types.js';
import type { SnapshotNode } from './node.js';

/**
 * Settles the slices of choices by type, once all of them are known: a required one leaves no other type; a prohibited one
 * takes its type away; the slice of the one type that is left is folded into the choice.
 * @param node the root; everything below it is settled
 */
export function settleTypeSlices(node: SnapshotNode): void {
  if (node.name.endsWith('[x]') && node.slices.length > 0 && isByType(node.def)) settle(node);
  for (const child of node.children) settleTypeSlices(child);
  for (const slice of node.slices) settleTypeSlices(slice);
}

function isByType({ slicing }: ElementDef): boolean {
  return (
    slicing?.discriminators.length === 1 &&
    slicing.discriminators[0]?.type === 'type' &&
    slicing.discriminators[0].path === '$this'
  );
}

function settle(node: SnapshotNode): void {
  const { def, slices } = node;
  const required = slices.find((slice) => slice.def.min > 0);
  if (required && slices.length === 1) {
    def.min = Math.max(def.min, 1);
    def.types = def.types.filter(({ code }) => required.def.types.some((type) => type.code === code));
  }
  const prohibited = slices.filter((slice) => slice.def.max === 0).flatMap((slice) => slice.def.types);
  if (prohibited.length > 0) def.types = def.types.filter(({ code }) => !prohibited.some((type) => type.code === code));
  const only = slices[0];
  if (slices.length === 1 && only && def.types.length === 1 && only.def.types[0]?.code === def.types[0]?.code)
    fold(node, only);
}

/** The slice of the one type that is left is the choice itself. */
function fold(node: SnapshotNode, slice: SnapshotNode): void {
  const { sliceName: _name, min, max, ...facts } = slice.def;
  const own = node.def;
  node.def = { ...facts, min: Math.max(own.min, min), max: Math.min(own.max, max) };
  if (slice.children.length > 0) node.children = slice.children;
  node.slices = slice.slices;
}
