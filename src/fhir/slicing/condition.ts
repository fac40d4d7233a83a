/** The condition that a discriminator makes of a slice's definition. */
import type { ElementNode } from '../compile/element-tree.js';
import { fhirType } from '../compile/type-table.js';
import type { Discriminator } from '../definitions/types.js';
import type { Engine } from '../engine.js';
import { differsFromFixed, differsFromPattern } from '../facet/equal.js';
import { show } from '../facet/facets.js';
import { applyOverlay } from '../profile/apply.js';
import { type OverlayContext, overlayOf } from '../profile/compile.js';
import { profileFits } from '../profile/fits.js';
import type { Occurrence } from '../profile/overlay.js';
import { isObject } from '../reference/scope.js';
import { failed, type Run } from '../validate/run.js';
import { collect } from './collect.js';
import { type Spot, spotAt, typeTrees } from './definition.js';
import { discriminatorSteps, type Step } from './path.js';
import type { Condition } from './slicing.js';

/** @returns undefined where the definition says nothing that could tell the slice from others */
export function conditionOf(
  context: OverlayContext,
  slice: ElementNode,
  discriminator: Discriminator,
  position: number,
): Condition | undefined {
  if (discriminator.type === 'position') return ofPosition(position);
  const url = discriminator.path === 'url' ? extensionUrl(slice) : undefined;
  if (url !== undefined)
    return { says: `url is '${url}'`, holds: (one) => isObject(one.value) && one.value['url'] === url };
  const steps = discriminatorSteps(discriminator.path);
  if (steps === undefined) return undefined;
  const spot = spotAt(context.engine, slice, steps);
  if (spot === undefined) return undefined;
  const { path } = discriminator;
  switch (discriminator.type) {
    case 'exists':
      return existence(context.engine, spot.node, steps, path);
    case 'type':
      return ofType(context.engine, spot, steps, path);
    case 'profile':
      return ofProfile(context.engine, spot, steps, path);
    default:
      return ofValue(context, spot, steps, path);
  }
}

function ofPosition(position: number): Condition {
  return { says: `it stands at place ${position + 1}`, holds: (one) => one.index === position };
}

/** An extension's profile names its url, whether the definition is loaded or not. */
function extensionUrl(slice: ElementNode): string | undefined {
  const type = slice.def.types.find((one) => one.code === 'Extension');
  const url = type?.profiles?.length === 1 ? type.profiles[0] : undefined;
  return url?.split('|', 1)[0];
}

function some(
  engine: Engine,
  steps: readonly Step[],
  says: string,
  test: (one: Occurrence, run: Run) => boolean | undefined,
): Condition {
  return {
    says,
    holds: (one, run) => {
      let answer: boolean | undefined = false;
      for (const each of collect(engine, one, steps, run)) {
        const fits = test(each, run);
        if (fits === true) return true;
        if (fits === undefined) answer = undefined;
      }
      return answer;
    },
  };
}

function existence(engine: Engine, node: ElementNode, steps: readonly Step[], path: string): Condition | undefined {
  if (node.def.min > 0)
    return { says: `${path} is given`, holds: (one, run) => collect(engine, one, steps, run).length > 0 };
  if (node.def.max === 0)
    return { says: `${path} is not given`, holds: (one, run) => collect(engine, one, steps, run).length === 0 };
  return undefined;
}

function ofType(
  engine: Engine,
  { node, nodes, resolved }: Spot,
  steps: readonly Step[],
  path: string,
): Condition | undefined {
  const types = resolved ? targetTypes(engine, node) : typesOf(nodes);
  if (types.length === 0 || types.includes('Resource') || types.includes('*')) return undefined;
  return some(engine, steps, `${path} is a ${types.join(' or ')}`, (one) =>
    types.some((type) => engine.types.isA(one.typeId, type)),
  );
}

/** Slices of a choice say more narrowly than the choice itself which types it may have. */
function typesOf(nodes: readonly ElementNode[]): string[] {
  const slices = nodes.filter((node) => node.def.sliceName !== undefined && node.def.max > 0);
  const from = nodes[0]?.slices.length !== 0 && slices.length > 0 ? slices : nodes;
  return [...new Set(from.flatMap((node) => node.def.types.map((type) => fhirType(type.code, node.def))))];
}

function targetTypes(engine: Engine, node: ElementNode): string[] {
  const urls = node.def.types.flatMap((type) => type.targetProfiles ?? []);
  return urls.map((url) => engine.store.structure(url)?.type ?? url.slice(url.lastIndexOf('/') + 1));
}

function ofProfile(
  engine: Engine,
  { node, resolved }: Spot,
  steps: readonly Step[],
  path: string,
): Condition | undefined {
  const urls = node.def.types.flatMap((type) => (resolved ? type.targetProfiles : type.profiles) ?? []);
  if (urls.length === 0 || urls.some((url) => engine.profiles.get(url) === undefined)) return undefined;
  return some(engine, steps, `${path} fits ${urls.join(' or ')}`, (one, run) =>
    urls.some((url) => fits(engine, run, one, url)),
  );
}

/** A primitive may have a profile too: its value and extensions are then what is asked about. */
function fits(engine: Engine, run: Run, one: Occurrence, url: string): boolean {
  const profile = engine.profiles.get(url);
  if (profile !== undefined && !engine.types.isA(one.typeId, profile.type)) return false;
  if (isObject(one.value)) return profileFits(engine, run, one.value, url) !== false;
  const overlay = profile?.overlay;
  return overlay === undefined || !failed(run.attempt(() => applyOverlay(engine, overlay, one, run)));
}

function ofValue(context: OverlayContext, { node }: Spot, steps: readonly Step[], path: string): Condition | undefined {
  const { engine } = context;
  const { fixed, pattern, binding } = node.def;
  if (node.def.max === 0) return existence(engine, node, steps, path);
  if (fixed !== undefined) {
    return some(
      engine,
      steps,
      `${path} is ${show(fixed.value)}`,
      (one) => differsFromFixed(fixed.value, one.value) === undefined,
    );
  }
  if (pattern !== undefined) {
    return some(
      engine,
      steps,
      `${path} has ${show(pattern.value)}`,
      (one) => differsFromPattern(pattern.value, one.value) === undefined,
    );
  }
  const inner = innerValue(context, node, steps, path);
  if (inner !== undefined) return inner;
  if (binding?.strength === 'required' && binding.valueSet !== undefined) {
    const { valueSet } = binding;
    return some(engine, steps, `${path} is in ${valueSet}`, (one) => {
      const answer = engine.bindings.memberAny(valueSet, one.value);
      return answer === 'cannot-tell' ? undefined : answer === 'yes';
    });
  }
  return node.def.min > 0 || node.def.max === 0 ? existence(engine, node, steps, path) : undefined;
}

/** The values stand in children of the element that the path names: CodeableConcept.coding.code under `code`. */
function innerValue(
  context: OverlayContext,
  node: ElementNode,
  steps: readonly Step[],
  path: string,
): Condition | undefined {
  if (node.children.length === 0) return undefined;
  const { engine } = context;
  const bases = typeTrees(engine, node);
  const overlay = overlayOf(context, node, bases, undefined);
  if (overlay === undefined || overlay.children.length === 0) return undefined;
  return some(engine, steps, `${path} has the parts that the profile asks`, (one, run) => {
    return !failed(run.attempt(() => applyOverlay(engine, overlay, one, run)));
  });
}
