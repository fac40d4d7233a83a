/** Snapshot generation: a profile's differential laid over the snapshot of its base (FHIR R4, 5.1.0.9 and 5.1.0.16). */
import type { ElementDraft } from '../definitions/element-from.js';
import type { StructureSource } from '../definitions/structure-from.js';
import type { DefinitionStore, ElementDef, StructureDef } from '../definitions/types.js';
import { locate } from './locate.js';
import { elementsOf, makeNode, type SnapshotNode, treeOf } from './node.js';
import { addConstraints, overlay, setMaximum } from './overlay.js';
import { type Step, stepsOf } from './steps.js';
import { settleTypeSlices } from './type-slices.js';
import { SNAPSHOT_LIMITS, SnapshotTooLarge, type Walk } from './walk.js';

/**
 * A snapshot, or why there is none: a base that is missing, or a size that no real one has. `unplaced` are elements of the
 * differential that the base does not have.
 */
export type Generated = { definition: StructureDef; unplaced: string[] } | { missing: string } | { tooLarge: true };

/**
 * Generates the snapshot of a structure.
 * @param source the structure with its differential
 * @param store finds the base, types and the profiles of types; it generates their snapshots in turn
 */
export function generateSnapshot(source: StructureSource, store: DefinitionStore): Generated {
  const { definition, differential } = source;
  const base = definition.base === undefined ? undefined : store.structure(definition.base);
  if (definition.base !== undefined && !base && definition.derivation === 'constraint')
    return { missing: definition.base };
  const root = rootOf(base, definition, differential);
  const walk: Walk = {
    root,
    store,
    mayAdd: definition.derivation !== 'constraint',
    paths: differential.map(({ path }) => path),
    left: SNAPSHOT_LIMITS.elements - (base?.elements.length ?? 0) - differential.length,
  };
  try {
    const unplaced = layDifferential(walk, source);
    settleTypeSlices(root);
    return { definition: { ...definition, elements: elementsOf(root) }, unplaced };
  } catch (error) {
    if (error instanceof SnapshotTooLarge) return { tooLarge: true };
    throw error;
  }
}

/** @returns ids of the elements that have no place */
function layDifferential(walk: Walk, { definition, differential }: StructureSource): string[] {
  const unplaced: string[] = [];
  let before: Step[] = [];
  const hasIds = differential.every((draft) => draft.sliceName === undefined || draft.id !== draft.path);
  for (const draft of differential) {
    before = stepsOf(draft, before, hasIds);
    const node = locate(walk, before);
    if (node) apply(node, draft, definition.url, walk.store);
    else unplaced.push(draft.id);
  }
  return unplaced;
}

function rootOf(base: StructureDef | undefined, definition: StructureDef, differential: ElementDraft[]): SnapshotNode {
  const name = differential[0]?.path.split('.')[0] ?? definition.type;
  const own: ElementDef = { id: name, path: name, min: 0, max: Number.POSITIVE_INFINITY, types: [] };
  const root = treeOf(base?.elements ?? []) ?? makeNode(name, own);
  root.name = definition.derivation === 'constraint' ? root.name : name;
  return root;
}

function apply(node: SnapshotNode, draft: ElementDraft, url: string, store: DefinitionStore): void {
  const profile = draft.types?.length === 1 ? draft.types[0]?.profiles?.[0] : undefined;
  if (profile) inheritFromProfile(node, profile, store);
  overlay(node.def, draft, url);
}

/** An element that takes on a profile of its type is what the profile's root is; an extension also in how often it may stand. */
function inheritFromProfile(node: SnapshotNode, profile: string, store: DefinitionStore): void {
  // url#element means one element of the profile, not its root
  const root = profile.includes('#') ? undefined : store.structure(profile)?.elements[0];
  if (!root) return;
  if (root.constraints) node.def.constraints = addConstraints(node.def.constraints ?? [], root.constraints, profile);
  if (root.isModifier) node.def.isModifier = true;
  if (root.path !== 'Extension' || node.def.sliceName === undefined) return;
  node.def.min = root.min;
  setMaximum(node.def, root.max);
}
