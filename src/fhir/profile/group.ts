/** Cardinality and allowed types: what a profile asks of all occurrences of an element together. */
import type { ElementNode } from '../compile/element-tree.js';
import { fhirType } from '../compile/type-table.js';
import type { Run } from '../validate/run.js';
import { missingText } from '../validate/shape-faults.js';
import type { OverlayContext } from './compile.js';
import type { GroupAssertion, Occurrence } from './overlay.js';

export function groupAssertions(
  context: OverlayContext,
  node: ElementNode,
  bases: readonly ElementNode[],
  typed: { name: string; type: string } | undefined,
): GroupAssertion[] {
  const out: GroupAssertion[] = [];
  const { min, max } = node.def;
  const name = node.name;
  const profile = context.profile;
  if (min > 0 && bases.every((base) => base.def.min < min)) out.push(minimum(name, min, profile, slicesAsk(node)));
  if (max !== Number.POSITIVE_INFINITY && bases.every((base) => base.def.max > max))
    out.push(maximum(name, max, profile));
  const types = allowedTypes(node, typed);
  if (types !== undefined && bases.length > 0 && bases.every((base) => narrower(types, base))) {
    out.push(typeLimit(context, types, profile));
  }
  return out;
}

/** Where nothing is there, a slice that must be there says more than the element that must. */
function slicesAsk(node: ElementNode): boolean {
  return node.slices.some((slice) => slice.def.min > 0);
}

function minimum(name: string, min: number, profile: string, saidBySlices: boolean): GroupAssertion {
  return {
    says: `at least ${min}`,
    check: (all, run) => {
      if (all.length >= min || (saidBySlices && all.length === 0)) return;
      run.error('required', missingText(name, min, all.length), { profile });
    },
  };
}

function maximum(name: string, max: number, profile: string): GroupAssertion {
  return {
    says: max === 0 ? 'must not be given' : `at most ${max}`,
    check: (all, run) => {
      if (all.length <= max) return;
      if (max === 0) prohibited(all[0]!, name, `${name} must not be given here.`, profile, run);
      else run.error('structure', `${name} is given ${all.length} times: at most ${max} may be given.`, { profile });
    },
  };
}

/** Said at what is to go, not at what holds it. */
export function prohibited(one: Occurrence, name: string, text: string, profile: string, run: Run): void {
  run.push(name.replace('[x]', ''), one.index);
  run.error('structure', text, { profile });
  run.pop();
}

function allowedTypes(node: ElementNode, typed: { type: string } | undefined): string[] | undefined {
  if (typed !== undefined) return undefined;
  if (node.def.max === 0 || node.def.contentReference !== undefined || node.def.types.length === 0) return undefined;
  return [...new Set(node.def.types.map((type) => fhirType(type.code, node.def)))];
}

function narrower(types: readonly string[], base: ElementNode): boolean {
  const before = base.def.types.map((type) => fhirType(type.code, base.def));
  return before.includes('*') || before.some((type) => !types.includes(type));
}

function typeLimit(context: OverlayContext, types: readonly string[], profile: string): GroupAssertion {
  return {
    says: `of type ${types.join(' or ')}`,
    check: (all, run) => {
      for (const one of all) if (!allowed(context, types, one)) wrongType(types, one, profile, run);
    },
  };
}

function allowed(context: OverlayContext, types: readonly string[], one: Occurrence): boolean {
  return one.typeId === '' || types.some((type) => type === '*' || context.engine.types.isA(one.typeId, type));
}

function wrongType(types: readonly string[], one: Occurrence, profile: string, run: Run): void {
  run.error('structure', `A value of type ${one.typeId} stands here: the profile allows only ${types.join(', ')}.`, {
    profile,
  });
}
