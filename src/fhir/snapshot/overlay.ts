import type { ElementDraft } from '../definitions/element-from.js';
import type { Constraint, ElementDef } from '../definitions/types.js';

/** Properties that a differential sets anew whenever it has them. */
const REPLACED = [
  'fixed',
  'pattern',
  'minValue',
  'maxValue',
  'maxLength',
  'minLength',
  'maxDecimalPlaces',
  'maxSize',
  'isModifier',
  'mustSupport',
  'representation',
  'regex',
  'controls',
] as const satisfies readonly (keyof ElementDef)[];

/**
 * Lays what a differential says of an element over what it inherits (FHIR R4, 5.1.0.16: properties that are not given
 * are inherited; constraints are added to those of the base).
 * @param def is changed
 * @param source canonical URL of the profile, for constraints that name no source
 */
export function overlay(def: ElementDef, draft: ElementDraft, source: string): void {
  if (draft.min !== undefined) def.min = draft.min;
  if (draft.max !== undefined) setMaximum(def, draft.max);
  if (draft.types && draft.types.length > 0) def.types = draft.types;
  if (draft.binding) def.binding = { ...def.binding, ...draft.binding };
  if (draft.constraints) def.constraints = addConstraints(def.constraints ?? [], draft.constraints, source);
  if (draft.slicing) def.slicing = mergeSlicing(def.slicing, draft.slicing);
  for (const name of REPLACED) {
    if (draft[name] !== undefined) Object.assign(def, { [name]: draft[name] });
  }
}

/** Sets the maximum and keeps the base's: it says whether paths have an index. */
export function setMaximum(def: ElementDef, max: number): void {
  const base = def.baseMax ?? def.max;
  def.max = max;
  if (base === max) delete def.baseMax;
  else def.baseMax = base;
}

/** Constraints of both; one of the same key replaces the inherited one. */
export function addConstraints(
  inherited: readonly Constraint[],
  own: readonly Constraint[],
  source: string,
): Constraint[] {
  const byKey = new Map(inherited.map((constraint) => [constraint.key, constraint]));
  for (const constraint of own) {
    const before = byKey.get(constraint.key);
    byKey.set(constraint.key, constraint.source || before ? { ...before, ...constraint } : { ...constraint, source });
  }
  return [...byKey.values()];
}

function mergeSlicing(
  before: ElementDef['slicing'],
  own: NonNullable<ElementDef['slicing']>,
): NonNullable<ElementDef['slicing']> {
  return own.discriminators.length > 0 || !before ? own : { ...own, discriminators: before.discriminators };
}
