/**
 * What is asked of a Reference: that it can be resolved where it must, and that its target is of an allowed type.
 * Source: FHIR R4 §2.3 References; ElementDefinition.type.targetProfile, aggregation.
 */

import type { Json } from '../../parse/tree.js';
import type { Assertion } from '../compile/shape.js';
import type { TypeRef } from '../definitions/types.js';
import type { Engine } from '../engine.js';
import { withArticle } from '../validate/article.js';
import type { Run } from '../validate/run.js';
import { checkAggregation } from './aggregation.js';
import { checkForm, hasSpace, isWellFormed } from './form.js';
import { resolveReference, restReference, type Target } from './resolve.js';
import { entryOf, isObject } from './scope.js';
import { checkTargetProfiles, type Targets, targetsOf } from './targets.js';

/** @param base what is checked already; a type that this excludes too is not said again */
export function referenceAssertion(engine: Engine, type: TypeRef, profile: string, base?: TypeRef): Assertion {
  let targets: Targets | undefined;
  let wider: Targets | undefined;
  return {
    says: type.targetProfiles === undefined ? 'reference' : `reference to ${type.targetProfiles.map(short).join(', ')}`,
    check: (value, run) => {
      if (!isObject(value)) return;
      targets ??= targetsOf(engine, type);
      if (base !== undefined) wider ??= targetsOf(engine, base);
      checkReference(engine, value, targets, wider, type, profile, run);
    },
  };
}

const short = (url: string) => url.slice(url.lastIndexOf('/') + 1);

function checkReference(
  engine: Engine,
  value: { [name: string]: Json },
  targets: Targets,
  wider: Targets | undefined,
  type: TypeRef,
  profile: string,
  run: Run,
): void {
  const { reference } = value;
  if (wider === undefined) checkForm(engine, value, run);
  if (typeof reference !== 'string' || reference === '') {
    checkStatedType(engine, value['type'], targets, wider, profile, run);
    return;
  }
  if (hasSpace(reference)) return;
  const target = resolveReference(reference, run.scope);
  if (wider === undefined) unresolved(engine, target, reference, run);
  checkAggregation(type, target, profile, run);
  const resource = 'resource' in target ? target.resource : undefined;
  const found = resource === undefined ? restTypeOf(engine, reference, target, wider, run) : resource['resourceType'];
  // A target of no known type is a fault of the target
  if (typeof found !== 'string' || !engine.types.isResource(found)) return;
  if (wider === undefined) checkAgreement(engine, value['type'], found, run);
  if (!allows(engine, targets, found)) {
    if (wider === undefined || allows(engine, wider, found)) wrongType(found, targets, profile, run);
    return;
  }
  if (resource !== undefined && target.kind !== 'mismatch')
    checkTargetProfiles(engine, targets, resource, target, profile, run);
}

function unresolved(engine: Engine, target: Target, reference: string, run: Run): void {
  if (target.kind === 'dangling') {
    run.error(
      'structure',
      'The reference points to a contained resource that is not there. Give the resource that id, or mend the reference.',
      {
        constraint: 'ref-1',
        profile: 'http://hl7.org/fhir/StructureDefinition/Reference',
      },
    );
  } else if (target.kind === 'ambiguous') {
    if (!isWellFormed(reference)) return;
    run.error(
      'duplicate',
      `The reference fits ${target.resources.length} entries of the Bundle. Give each entry its own fullUrl.`,
    );
  } else if (target.kind === 'mismatch') {
    const text =
      'An entry of the Bundle has this type and id, but its fullUrl is another, so the reference does not lead to it. Make the two agree.';
    if (engine.version >= '4.0' && isWhole(run)) run.error('not-found', text);
    else run.warn('not-found', text);
  }
}

/** Documents and messages must hold what they refer to by an entry's type and id. */
function isWhole(run: Run): boolean {
  const type = entryOf(run.scope)?.bundle.bundle['type'];
  return type === 'document' || type === 'message';
}

/** The type that the form of a RESTful reference states, where the target itself is not at hand. */
function restTypeOf(
  engine: Engine,
  reference: string,
  target: Target,
  wider: Targets | undefined,
  run: Run,
): string | undefined {
  if (target.kind !== 'outside') return undefined;
  const rest = restReference(reference);
  if (rest === undefined) return undefined;
  if (engine.types.isResource(rest.type)) return rest.type;
  if (rest.base === undefined && wider === undefined) {
    run.error('invalid', 'The reference names a type that is no resource of this FHIR version.', {
      below: 'reference',
    });
  }
  return undefined;
}

function checkStatedType(
  engine: Engine,
  type: Json | undefined,
  targets: Targets,
  wider: Targets | undefined,
  profile: string,
  run: Run,
): void {
  if (typeof type !== 'string' || !engine.types.isResource(type)) return;
  if (!allows(engine, targets, type) && (wider === undefined || allows(engine, wider, type)))
    wrongType(type, targets, profile, run);
}

/** FHIR R4 Reference.type: where the reference is a FHIR URL too, both shall agree. */
function checkAgreement(engine: Engine, stated: Json | undefined, found: string, run: Run): void {
  if (typeof stated !== 'string' || stated === found || !engine.types.isResource(stated)) return;
  run.error('structure', `The type of the reference is ${stated}, but the reference leads to ${withArticle(found)}.`);
}

function allows(engine: Engine, targets: Targets, type: string): boolean {
  if (targets.types.size === 0 || targets.types.has(type)) return true;
  for (const allowed of targets.types) if (engine.types.isA(type, allowed)) return true;
  return false;
}

function wrongType(found: string, targets: Targets, profile: string, run: Run): void {
  run.error(
    'structure',
    `The reference points to ${withArticle(found)}, but only ${[...targets.types].join(', ')} may stand here.`,
    { profile },
  );
}
