import type { JsonObject } from '../../parse/tree.js';
import type { FhirVersion } from '../contract.js';
import { type ElementDraft, elementFrom } from './element-from.js';
import { objectOf, objectsOf, textOf, textsOf } from './json-members.js';
import type { ElementDef, StructureDef } from './types.js';

/** A StructureDefinition as it was read: with its differential, and with elements only where it has a snapshot. */
export interface StructureSource {
  definition: StructureDef;
  differential: ElementDraft[];
  hasSnapshot: boolean;
}

type Context = NonNullable<StructureDef['contexts']>[number];

/**
 * Reads a StructureDefinition of any FHIR version.
 * @param json the resource
 * @param version FHIR version to assume where it names none
 */
export function structureFrom(json: JsonObject, version: FhirVersion): StructureSource {
  const kind = (textOf(json, 'kind') ?? 'resource') as StructureDef['kind'];
  const url = textOf(json, 'url') ?? '';
  const definition: StructureDef = {
    url,
    name: textOf(json, 'name') ?? textOf(json, 'id') ?? '',
    fhirVersion: shortVersion(textOf(json, 'fhirVersion')) ?? version,
    kind,
    type: typeName(textOf(json, 'type') ?? textOf(json, 'constrainedType') ?? textOf(json, 'name') ?? ''),
    abstract: json['abstract'] === true,
    elements: [],
  };
  const given = textOf(json, 'version');
  if (given) definition.version = given;
  const derivation = textOf(json, 'derivation');
  if (derivation === 'specialization' || derivation === 'constraint') definition.derivation = derivation;
  const base = textOf(json, 'baseDefinition') ?? textOf(json, 'base');
  if (base) definition.base = base;
  const contexts = contextsFrom(json);
  if (contexts.length > 0) definition.contexts = contexts;
  const invariants = textsOf(json, 'contextInvariant');
  if (invariants.length > 0) definition.contextInvariants = invariants;
  const status = textOf(json, 'status');
  if (status) definition.status = status;
  const snapshot = objectOf(json, 'snapshot');
  const drafts = snapshot ? elementsFrom(snapshot, kind) : [];
  definition.elements = drafts.map(complete);
  const differential = objectOf(json, 'differential');
  return {
    definition,
    differential: differential ? elementsFrom(differential, kind) : [],
    hasSnapshot: drafts.length > 0,
  };
}

/** `4.0.1` as `4.0`; undefined where it is no version that we know. */
export function shortVersion(text: string | undefined): FhirVersion | undefined {
  const short = text?.match(/^(1\.0|3\.0|4\.0|4\.3|5\.0)\b/)?.[1];
  return short as FhirVersion | undefined;
}

function elementsFrom(holder: JsonObject, kind: StructureDef['kind']): ElementDraft[] {
  return objectsOf(holder, 'element').map((item) => elementFrom(item, kind === 'primitive-type'));
}

/** Gives an element of a snapshot what it must have, and leaves out what only repeats the default. */
export function complete(draft: ElementDraft): ElementDef {
  const element: ElementDef = {
    ...draft,
    min: draft.min ?? 0,
    max: draft.max ?? Number.POSITIVE_INFINITY,
    types: draft.types ?? [],
  };
  if (element.baseMax === element.max) delete element.baseMax;
  if (!element.isModifier) delete element.isModifier;
  if (!element.mustSupport) delete element.mustSupport;
  return element;
}

/** R5 may give a type as its URL; logical models do. Only FHIR's own are cut down to the name. */
function typeName(type: string): string {
  return type.replace(/^http:\/\/hl7\.org\/fhir\/StructureDefinition\//, '');
}

function contextsFrom(json: JsonObject): Context[] {
  const modern = objectsOf(json, 'context').map(
    (item): Context => ({
      type: (textOf(item, 'type') ?? 'element') as Context['type'],
      expression: textOf(item, 'expression') ?? '',
    }),
  );
  if (modern.length > 0) return modern;
  const type = (textOf(json, 'contextType') ?? 'resource') as Context['type'];
  return textsOf(json, 'context').map((expression) => ({ type, expression }));
}
