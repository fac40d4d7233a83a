/** Where a discriminator's path leads in the definitions of a slice. */
import { childNamed, type ElementNode, elementTree, nodeById } from '../compile/element-tree.js';
import { fhirType } from '../compile/type-table.js';
import type { Engine } from '../engine.js';
import type { Step } from './path.js';

/** A place in the definitions; targets stand for what a resolved reference may be. */
export interface Spot {
  readonly node: ElementNode;
  /** All definitions that the path leads to: the element and its slices */
  readonly nodes: readonly ElementNode[];
  /** The step before was resolve(): the node is a Reference and its targets are meant */
  readonly resolved: boolean;
}

/** @returns undefined where the definitions have no such element */
export function spotAt(engine: Engine, slice: ElementNode, steps: readonly Step[]): Spot | undefined {
  let nodes: ElementNode[] = [slice];
  let resolved = false;
  for (const step of steps) {
    if (step.kind === 'resolve') {
      if (resolved) return undefined;
      resolved = true;
      continue;
    }
    const from = resolved ? nodes.flatMap((node) => targets(engine, node)) : nodes;
    resolved = false;
    nodes = from.flatMap((node) => stepTo(engine, node, step));
  }
  const node = nodes.find((one) => says(one)) ?? nodes[0];
  return node === undefined ? undefined : { node, nodes, resolved };
}

function says({ def }: ElementNode): boolean {
  return def.fixed !== undefined || def.pattern !== undefined || def.binding?.strength === 'required';
}

function targets(engine: Engine, node: ElementNode): ElementNode[] {
  const urls = node.def.types.flatMap((type) => type.targetProfiles ?? []);
  return urls.flatMap((url) => treeOf(engine, url));
}

function stepTo(engine: Engine, node: ElementNode, step: Step): ElementNode[] {
  if (step.kind === 'ofType') return [node];
  if (step.kind === 'extension') return extensionNamed(engine, node, step.url);
  if (step.kind === 'resolve') return [];
  const own = childNamed(node, step.name);
  // Where an element has a profile of its type, the profile may say more than the snapshot around it does
  const from = own === undefined ? typeTrees(engine, node) : profileTrees(engine, node);
  const below = from.flatMap((tree) => withSlices(childNamed(tree, step.name)));
  return [...withSlices(own), ...below];
}

function withSlices(node: ElementNode | undefined): ElementNode[] {
  return node === undefined ? [] : [node, ...node.slices];
}

function profileTrees(engine: Engine, node: ElementNode): ElementNode[] {
  return node.def.types.flatMap((type) => (type.profiles ?? []).flatMap((url) => treeOf(engine, url)));
}

function extensionNamed(engine: Engine, node: ElementNode, url: string): ElementNode[] {
  const own = childNamed(node, 'extension');
  const slice = own?.slices.find(
    (one) => one.def.types.some((type) => type.profiles?.includes(url)) || urlOf(one) === url,
  );
  if (slice !== undefined) return [slice];
  return treeOf(engine, url);
}

function urlOf(node: ElementNode): unknown {
  return childNamed(node, 'url')?.def.fixed?.value;
}

/** The definitions of the types that an element may have: of its type profiles where it names some. */
export function typeTrees(engine: Engine, node: ElementNode): ElementNode[] {
  const reference = node.def.contentReference;
  if (reference !== undefined) {
    const referred = engine.types.node(reference.slice(reference.indexOf('#') + 1));
    return referred === undefined ? [] : [referred];
  }
  return node.def.types.flatMap((type) => {
    if (type.profiles !== undefined && type.profiles.length > 0)
      return type.profiles.flatMap((url) => treeOf(engine, url));
    const tree = engine.types.node(fhirType(type.code, node.def));
    return tree === undefined ? [] : [tree];
  });
}

const trees = new WeakMap<object, ElementNode>();

function treeOf(engine: Engine, url: string): ElementNode[] {
  const hash = url.indexOf('#');
  if (hash > 0) {
    const node = treeOf(engine, url.slice(0, hash)).flatMap((tree) => nodeById(tree, url.slice(hash + 1)) ?? []);
    return node;
  }
  const def = engine.store.structure(url);
  if (def === undefined || def.elements.length === 0) return [];
  let tree = trees.get(def);
  if (tree === undefined) {
    tree = elementTree(def.elements);
    trees.set(def, tree);
  }
  return [tree];
}
