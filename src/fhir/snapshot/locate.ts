/** Finds the element that a step of a differential means, and makes the slice where there is none yet. */
import type { ElementDef } from '../definitions/types.js';
import { expand } from './expand.js';
import { cloneNode, makeNode, type SnapshotNode, sliceOwner } from './node.js';
import type { Step } from './steps.js';
import { SNAPSHOT_LIMITS, spend, type Walk } from './walk.js';

/** The element that the steps lead to, or undefined where the structure has no such element. */
export function locate(walk: Walk, steps: readonly Step[]): SnapshotNode | undefined {
  if (steps.length > SNAPSHOT_LIMITS.depth) return undefined;
  let node: SnapshotNode | undefined = walk.root;
  let path = walk.root.name;
  for (const step of steps) {
    expand(node, step.name, walk);
    const child = childOf(walk, path, node, step);
    path = `${path}.${step.name}`;
    if (child) node = child;
    else if (walk.mayAdd) node = addChild(walk, node, step);
    else return undefined;
  }
  return node;
}

function childOf(walk: Walk, path: string, parent: SnapshotNode, step: Step): SnapshotNode | undefined {
  // Some write a choice without its [x].
  const exact =
    parent.children.find(({ name }) => name === step.name) ??
    parent.children.find(({ name }) => name === `${step.name}[x]`);
  if (exact) return step.slice === undefined ? exact : sliceOf(walk, exact, step.slice);
  const choice = choiceOf(parent, step.name);
  if (choice) return typeSlice(walk, path, choice, step);
  return step.name.endsWith('[x]') ? renamedChoice(parent, step) : undefined;
}

function addChild(walk: Walk, parent: SnapshotNode, step: Step): SnapshotNode {
  const def: ElementDef = { id: '', path: '', min: 0, max: Number.POSITIVE_INFINITY, types: [] };
  const node = makeNode(step.name, def);
  parent.children.push(node);
  return step.slice === undefined ? node : sliceOf(walk, node, step.slice);
}

/** The slice of that name. A new one starts as the slicer is, but need not be there. */
function sliceOf(walk: Walk, slicer: SnapshotNode, sliceName: string): SnapshotNode {
  const owner = sliceOwner(slicer, sliceName);
  const found = owner.slices.find((slice) => slice.def.sliceName === sliceName);
  if (found) return found;
  const pattern = { ...owner, slices: [] };
  spend(walk, [pattern]);
  const slice = cloneNode(pattern);
  slice.def.sliceName = sliceName;
  slice.def.min = 0;
  delete slice.def.slicing;
  owner.slices.push(slice);
  if (!slicer.def.slicing) assumeSlicing(slicer);
  return slice;
}

/** Slices without a slicing entry: extensions are told apart by url, choices by type. */
function assumeSlicing(slicer: SnapshotNode): void {
  if (/^(modifierE|e)xtension$/.test(slicer.name)) {
    slicer.def.slicing = { discriminators: [{ type: 'value', path: 'url' }], rules: 'open', ordered: false };
  } else if (slicer.name.endsWith('[x]')) {
    slicer.def.slicing = { discriminators: [{ type: 'type', path: '$this' }], rules: 'open', ordered: false };
  }
}

interface NamedType {
  node: SnapshotNode;
  code: string;
}

/** valueQuantity names the type Quantity of value[x]. */
function choiceOf(parent: SnapshotNode, name: string): NamedType | undefined {
  for (const node of parent.children) {
    const stem = node.name.endsWith('[x]') ? node.name.slice(0, -3) : undefined;
    if (stem === undefined || !name.startsWith(stem)) continue;
    const type = node.def.types.find(({ code }) => name === stem + code[0]?.toUpperCase() + code.slice(1));
    if (type) return { node, code: type.code };
  }
  return undefined;
}

/** A choice of which the profile names one type alone becomes that type; otherwise each named type becomes a slice. */
function typeSlice(walk: Walk, path: string, { node: choice, code }: NamedType, step: Step): SnapshotNode {
  const isOwnName = step.slice === undefined || step.slice === step.name;
  const named =
    choice.slices.find(({ def }) => def.sliceName === step.name || def.sliceName === step.slice) ??
    choice.slices.find(({ def }) => isOwnName && def.types.length === 1 && def.types[0]?.code === code);
  if (named) return named;
  if (
    isOwnName &&
    choice.slices.length === 0 &&
    !choice.def.slicing &&
    (choice.def.types.length === 1 || namesOneType(walk, path, choice))
  ) {
    choice.def.types = choice.def.types.filter((type) => type.code === code);
    return choice;
  }
  const slice = sliceOf(walk, choice, step.slice ?? step.name);
  slice.def.types = slice.def.types.filter((type) => type.code === code);
  return slice;
}

/** Whether the differential has one name such as valueQuantity for the choice, and nothing for the choice as a whole. */
function namesOneType(walk: Walk, path: string, choice: SnapshotNode): boolean {
  const stem = `${path}.${choice.name.slice(0, -3)}`;
  const suffixes = choice.def.types.map(({ code }) => code[0]?.toUpperCase() + code.slice(1));
  const named = new Set<string>();
  for (const each of walk.paths) {
    if (!each.startsWith(stem)) continue;
    const suffix = each.slice(stem.length).split('.')[0] ?? '';
    if (suffix === '[x]') return false;
    if (suffixes.includes(suffix)) named.add(suffix);
  }
  return named.size === 1;
}

/** In older snapshots a choice with one type left bears that type's name. */
function renamedChoice(parent: SnapshotNode, step: Step): SnapshotNode | undefined {
  const stem = step.name.slice(0, -3);
  return parent.children.find(
    ({ name, def }) =>
      name.startsWith(stem) && def.types.some(({ code }) => name.toLowerCase() === (stem + code).toLowerCase()),
  );
}
