/** Compiles a profile's snapshot to an overlay: only what it asks beyond its type is kept. */
import { childNamed, type ElementNode, elementTree, nodeById } from '../compile/element-tree.js';
import type { Assertion } from '../compile/shape.js';
import { fhirType } from '../compile/type-table.js';
import type { StructureDef } from '../definitions/types.js';
import type { Engine } from '../engine.js';
import { compileSlicing } from '../slicing/compile.js';
import { narrowing } from './element.js';
import { groupAssertions } from './group.js';
import type { Overlay, OverlayChild, Profile } from './overlay.js';

export interface OverlayContext {
  readonly engine: Engine;
  readonly profile: string;
  readonly def: StructureDef;
}

export function compileOverlay(engine: Engine, def: StructureDef): Overlay | undefined {
  const root = elementTree(def.elements);
  const base = engine.types.node(def.type);
  const context = { engine, profile: def.url, def };
  return overlayOf(context, root, base === undefined ? [] : [base], def.type);
}

/** One element of a profile; undefined where the profile has none of that id. */
export function elementProfile(engine: Engine, def: StructureDef, url: string, id: string): Profile | undefined {
  const node = nodeById(elementTree(def.elements), id);
  if (node === undefined) return undefined;
  const type = node.def.path;
  const base = engine.types.node(type);
  const overlay = overlayOf({ engine, profile: url, def }, node, base === undefined ? [] : [base], type);
  return { url, type, def, overlay };
}

/**
 * @param bases definitions that are checked already: the type's, and a slicer's for its slices
 * @param typeId type id of the element, undefined where it may be of several types
 */
export function overlayOf(
  context: OverlayContext,
  node: ElementNode,
  bases: readonly ElementNode[],
  typeId: string | undefined,
): Overlay | undefined {
  const assertions: Assertion[] = narrowing(context, node, bases, typeId);
  const children: OverlayChild[] = [];
  for (const child of node.children) {
    const made = childOf(context, child, bases, typeId);
    if (made !== undefined) children.push(made);
  }
  return assertions.length === 0 && children.length === 0 ? undefined : { node, assertions, children };
}

function childOf(
  context: OverlayContext,
  node: ElementNode,
  bases: readonly ElementNode[],
  parentType: string | undefined,
): OverlayChild | undefined {
  const typed = renamedChoice(context, node, parentType);
  const name = typed?.name ?? (node.name.endsWith('[x]') ? node.name.slice(0, -3) : node.name);
  const choice = typed !== undefined || node.name.endsWith('[x]');
  const childBases = basesOf(context, bases, name, parentType);
  const typeId = typed?.type ?? typeIdOf(node, childBases, parentType);
  const group = groupAssertions(context, node, childBases, typed);
  const each = overlayOf(context, node, childBases, typeId);
  const slicing = compileSlicing(context, node, childBases, typeId);
  if (group.length === 0 && each === undefined && slicing === undefined) return undefined;
  return { name, choice, onlyType: typed?.type, node, group, each, slicing };
}

/** The definitions of a child that are checked already. */
export function basesOf(
  context: OverlayContext,
  bases: readonly ElementNode[],
  name: string,
  parentType: string | undefined,
): ElementNode[] {
  const out: ElementNode[] = [];
  for (const base of bases) {
    const found = childNamed(base, name);
    if (found !== undefined) out.push(found);
  }
  if (parentType === undefined) return out;
  const ofType = context.engine.types.node(parentType);
  const found = ofType === undefined ? undefined : childNamed(ofType, name);
  if (found !== undefined && !out.includes(found)) out.push(found);
  return out;
}

/** Older snapshots name a choice by one type: valueQuantity. */
function renamedChoice(
  context: OverlayContext,
  node: ElementNode,
  parentType: string | undefined,
): { name: string; type: string } | undefined {
  if (parentType === undefined || node.name.endsWith('[x]')) return undefined;
  const base = context.engine.types.node(parentType);
  if (base === undefined || childNamed(base, node.name) !== undefined) return undefined;
  const child = context.engine.types.complex(parentType)?.children.get(node.name);
  return child === undefined || child.choice === 0 ? undefined : { name: child.name, type: child.typeId };
}

/** Type id of an element: the inline element's own, or the one type that it may have. */
export function typeIdOf(
  node: ElementNode,
  bases: readonly ElementNode[],
  parentType: string | undefined,
): string | undefined {
  for (const base of bases) {
    const reference = base.def.contentReference;
    if (reference !== undefined) return reference.slice(reference.indexOf('#') + 1);
    if (base.children.length > 0 && parentType !== undefined) return `${parentType}.${base.name}`;
  }
  const codes = new Set(node.def.types.map((type) => fhirType(type.code, node.def)));
  if (codes.size !== 1) return undefined;
  const [code] = codes;
  if (code === 'BackboneElement' && parentType !== undefined) return `${parentType}.${node.name}`;
  return code === 'Resource' || code === 'DomainResource' ? undefined : code;
}
