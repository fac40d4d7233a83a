import type { DefinitionStore } from '../definitions/types.js';
import { cloneNode, type SnapshotNode, treeOf } from './node.js';
import { spend, type Walk } from './walk.js';

/**
 * Gives an element the children of its type, so that a differential can walk into it: those of the element that a content
 * reference names, of the one profile of its one type, or of the type. Of several types, the first that has the child
 * which is looked for.
 * @param node is changed where it has not got the child
 * @param wanted name of the child
 * @throws {SnapshotTooLarge} where the snapshot would have too many elements
 */
export function expand(node: SnapshotNode, wanted: string, walk: Walk): void {
  const { root, store } = walk;
  if (node.children.length > 0) {
    addFromOtherType(node, wanted, store);
    return;
  }
  if (node.def.contentReference) {
    const target = byPath(root, node.def.contentReference);
    if (!target) return;
    spend(walk, target.children);
    node.children = target.children.map(cloneNode);
    node.def.types = target.def.types;
    delete node.def.contentReference;
    return;
  }
  node.children = childrenOfType(node, store);
  spend(walk, node.children);
  addFromOtherType(node, wanted, store);
}

function addFromOtherType(node: SnapshotNode, wanted: string, store: DefinitionStore): void {
  if (node.def.types.length < 2 || node.children.some((child) => child.name === wanted)) return;
  for (const { code } of node.def.types) {
    const children = treeOf(store.type(code)?.elements ?? [])?.children ?? [];
    if (!children.some((child) => child.name === wanted)) continue;
    node.children = [
      ...node.children,
      ...children.filter(({ name }) => !node.children.some((own) => own.name === name)),
    ];
    return;
  }
}

function childrenOfType(node: SnapshotNode, store: DefinitionStore): SnapshotNode[] {
  const { types } = node.def;
  const only = types.length === 1 ? types[0] : undefined;
  const profile = only?.profiles?.length === 1 ? only.profiles[0] : undefined;
  const structure = (profile && store.structure(profile)) || store.type(only?.code ?? 'Element');
  return treeOf(structure?.elements ?? [])?.children ?? [];
}

function byPath(root: SnapshotNode, path: string): SnapshotNode | undefined {
  let node: SnapshotNode | undefined = root;
  for (const name of path.split('.').slice(1)) node = node?.children.find((child) => child.name === name);
  return node;
}
