/** A snapshot as a tree that can be changed: children below an element, slices beside the element that they slice. */
import { complete } from '../definitions/structure-from.js';
import type { ElementDef } from '../definitions/types.js';

export interface SnapshotNode {
  /** Last part of the path: name, value[x] */
  name: string;
  /** Its id and path are set when the tree is written out */
  def: ElementDef;
  children: SnapshotNode[];
  /** A reslice stands among the slices of the slice that it slices */
  slices: SnapshotNode[];
}

export function makeNode(name: string, def: ElementDef): SnapshotNode {
  return { name, def: { ...def }, children: [], slices: [] };
}

/**
 * Builds the tree of a snapshot, by path and slice name: ids of older snapshots cannot be relied on.
 * @param elements in order; the first is the root
 */
export function treeOf(elements: readonly ElementDef[]): SnapshotNode | undefined {
  const first = elements[0];
  if (!first) return undefined;
  const depth0 = depthOf(first.path);
  const root = makeNode(lastName(first.path), first);
  const open: SnapshotNode[] = [root];
  for (const def of elements.slice(1)) {
    const depth = depthOf(def.path) - depth0;
    const parent = open[depth - 1];
    if (!parent || depth < 1 || depth > DEEPEST) continue;
    const node = makeNode(lastName(def.path), def);
    place(parent, node);
    open.length = depth;
    open[depth] = node;
  }
  return root;
}

function place(parent: SnapshotNode, node: SnapshotNode): void {
  const { sliceName } = node.def;
  const slicer = sliceName === undefined ? undefined : slicerOf(parent, node.name);
  if (sliceName === undefined || !slicer) parent.children.push(node);
  else sliceOwner(slicer, sliceName).slices.push(node);
}

/** The element that a slice of that name slices; valueQuantity may slice value[x]. */
function slicerOf(parent: SnapshotNode, name: string): SnapshotNode | undefined {
  return (
    parent.children.find((child) => child.name === name) ??
    parent.children.find((child) => child.name.endsWith('[x]') && name.startsWith(child.name.slice(0, -3)))
  );
}

/** The slicer itself, or for the reslice a/b the slice a where it is there. */
export function sliceOwner(slicer: SnapshotNode, sliceName: string): SnapshotNode {
  let owner = slicer;
  for (let cut = sliceName.indexOf('/'); cut > 0; cut = sliceName.indexOf('/', cut + 1)) {
    const outer = sliceName.slice(0, cut);
    owner = owner.slices.find((slice) => slice.def.sliceName === outer) ?? owner;
  }
  return owner;
}

/** A copy with everything below it. */
export function cloneNode(node: SnapshotNode): SnapshotNode {
  return {
    name: node.name,
    def: { ...node.def },
    children: node.children.map(cloneNode),
    slices: node.slices.map(cloneNode),
  };
}

/** How many elements it is, with everything below it. */
export function sizeOf(node: SnapshotNode): number {
  let size = 1;
  for (const child of node.children) size += sizeOf(child);
  for (const slice of node.slices) size += sizeOf(slice);
  return size;
}

/** The elements in the order of a snapshot, with the ids and paths that follow from the tree (FHIR R4, 5.1.0.3). */
export function elementsOf(root: SnapshotNode): ElementDef[] {
  const out: ElementDef[] = [];
  const write = (node: SnapshotNode, id: string, path: string): void => {
    const ownId = node.def.sliceName === undefined ? id : `${id}:${node.def.sliceName}`;
    out.push(complete({ ...node.def, id: ownId, path }));
    for (const child of node.children) write(child, `${ownId}.${child.name}`, `${path}.${child.name}`);
    for (const slice of node.slices) write(slice, id, path);
  };
  write(root, root.name, root.name);
  return out;
}

/** Deeper elements than any real structure has are left out, so that no walk of the tree is endless. */
const DEEPEST = 60;

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

function depthOf(path: string): number {
  return path.split('.').length;
}
