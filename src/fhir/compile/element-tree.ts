/** A snapshot's flat list of elements as a tree, with slices beside the element that they slice. */
import type { ElementDef } from '../definitions/types.js';

export interface ElementNode {
  readonly def: ElementDef;
  /** Last step of the path: name, value[x] */
  readonly name: string;
  readonly children: ElementNode[];
  /** Slices in order; a reslice stands among the slices of the slice that it slices */
  readonly slices: ElementNode[];
}

/**
 * Builds the tree. It goes by path and slice name, for the ids of older snapshots cannot be relied on.
 * @param elements a snapshot's elements, in order; the first is the root
 * @throws Error when the list is empty
 */
export function elementTree(elements: readonly ElementDef[]): ElementNode {
  const first = elements[0];
  if (first === undefined) throw new Error('A StructureDefinition has no snapshot elements.');
  const root = makeNode(first);
  // open[d] is the latest node at depth d; children that follow belong to it
  const open: ElementNode[] = [root];
  const rootDepth = depthOf(first.path);
  for (let i = 1; i < elements.length; i++) {
    const def = elements[i]!;
    const depth = depthOf(def.path) - rootDepth;
    const parent = open[depth - 1];
    if (depth < 1 || parent === undefined) continue;
    const node = makeNode(def);
    place(parent, node);
    open.length = depth;
    open[depth] = node;
  }
  return root;
}

/** The node of an element id, as Composition.section:codeA. */
export function nodeById(root: ElementNode, id: string): ElementNode | undefined {
  if (root.def.id === id) return root;
  for (const below of [...root.children, ...root.slices]) {
    const found = nodeById(below, id);
    if (found !== undefined) return found;
  }
  return undefined;
}

function place(parent: ElementNode, node: ElementNode): void {
  const sliceName = node.def.sliceName;
  const same = parent.children.find((child) => child.name === node.name);
  if (sliceName === undefined || same === undefined) {
    parent.children.push(node);
    return;
  }
  let owner = same;
  for (let cut = sliceName.indexOf('/'); cut > 0; cut = sliceName.indexOf('/', cut + 1)) {
    const outer = sliceName.slice(0, cut);
    owner = owner.slices.find((slice) => slice.def.sliceName === outer) ?? owner;
  }
  owner.slices.push(node);
}

function makeNode(def: ElementDef): ElementNode {
  return { def, name: def.path.slice(def.path.lastIndexOf('.') + 1), children: [], slices: [] };
}

function depthOf(path: string): number {
  let depth = 0;
  for (let i = path.indexOf('.'); i >= 0; i = path.indexOf('.', i + 1)) depth++;
  return depth;
}

/** The node's child of that name; value[x] is also found by `value`. */
export function childNamed(node: ElementNode, name: string): ElementNode | undefined {
  return node.children.find((child) => child.name === name || child.name === `${name}[x]`);
}
