/** Walks FHIR resources and gathers what their types, elements and addresses say of the version. */

import type { Json, JsonObject } from '../../parse/tree.js';
import { wordOf } from '../../parse/word.js';
import { type ElementKind, resourceVersions, tellingElements } from './fhir-elements.js';
import { PROFILE_RULES, URI_RULES, type UriRule } from './fhir-uris.js';
import { ALL, STU3, VERSIONS, versionNames, versionOfNumber } from './fhir-versions.js';

/** Something seen once or more, with the versions that it fits. */
export interface Sign {
  versions: number;
  says: string;
  /** It is weighed with others and decides nothing alone */
  weak?: true;
}

export interface FhirSigns {
  /** What a conformance resource says of itself */
  stated: Map<string, Sign>;
  /** One for each different profile */
  profiles: Map<string, Sign>;
  types: Map<string, Sign>;
  elements: Map<string, Sign>;
  uris: Map<string, Sign>;
  /** Some resource names a profile, whatever it is */
  profiled: boolean;
  /** Objects looked at; the walk ends at a number that tells enough */
  seen: number;
  /** Arrays are not told from single values, as in XML */
  loose: boolean;
  /** Only what is stated and profiles are gathered: most payloads are decided by these, and the rest takes three times as long */
  quick: boolean;
}

const ENOUGH = 20_000;
const CONFORMANCE = new Set(['CapabilityStatement', 'Conformance', 'StructureDefinition', 'ImplementationGuide']);

export function newSigns(loose = false, quick = false): FhirSigns {
  return {
    stated: new Map(),
    profiles: new Map(),
    types: new Map(),
    elements: new Map(),
    uris: new Map(),
    profiled: false,
    seen: 0,
    loose,
    quick,
  };
}

/** Types of a value, one for each version; undefined where the version does not know the value. */
type TypeByVersion = readonly (string | undefined)[];

/** Adds what one resource says, with the resources in it. */
export function addResource(signs: FhirSigns, resource: JsonObject): void {
  const type = resource['resourceType'];
  if (typeof type !== 'string') return;
  const versions = resourceVersions(type);
  if (versions !== 0 && versions !== ALL)
    signs.types.set(type, { versions, says: `${type} is a resource type of ${versionNames(versions)}` });
  const stated = CONFORMANCE.has(type) ? resource['fhirVersion'] : undefined;
  const number = typeof stated === 'string' ? versionOfNumber(stated) : undefined;
  if (number !== undefined)
    signs.stated.set(type, { versions: number, says: `fhirVersion of ${type} is of ${versionNames(number)}` });
  addProfiles(signs, resource['meta']);
  if (type === 'Parameters') addParameterNames(signs, resource['parameter']);
  walkObject(
    signs,
    resource,
    VERSIONS.map((_, bit) => (versions & (1 << bit) ? type : undefined)),
  );
}

function addProfiles(signs: FhirSigns, meta: Json | undefined): void {
  if (!isObject(meta)) return;
  for (const profile of [meta['profile']].flat()) {
    if (typeof profile !== 'string') continue;
    signs.profiled = true;
    const rule = PROFILE_RULES.find(({ pattern }) => pattern.test(profile));
    if (rule) signs.profiles.set(profile, rule);
  }
}

function addParameterNames(signs: FhirSigns, parameters: Json | undefined): void {
  if (!Array.isArray(parameters)) return;
  addOperation(
    signs,
    parameters.map((each) => (isObject(each) ? wordOf(each['name']) : '')),
  );
}

/** Adds what the names of parameters tell: GP Connect's Access Record Structured and its migration, 1.x, are STU3. */
export function addOperation(signs: FhirSigns, names: readonly string[]): void {
  if (!names.includes('patientNHSNumber') || !names.some((name) => /^include[A-Z]/.test(name))) return;
  signs.uris.set('GP Connect', { versions: STU3, says: 'parameters of GP Connect Access Record Structured' });
}

function walkObject(signs: FhirSigns, object: JsonObject, types: TypeByVersion): void {
  if (++signs.seen > ENOUGH) return;
  for (const name in object) {
    const value = object[name];
    if (name.startsWith('_') || name === 'meta' || value === undefined) continue;
    if (signs.quick) walkValue(signs, value, types);
    else if (name === 'extension' || name === 'modifierExtension') walkValue(signs, value, EXTENSION);
    else walkValue(signs, value, typesBelow(signs, name, value, types));
  }
}

function walkValue(signs: FhirSigns, value: Json, types: TypeByVersion): void {
  if (typeof value === 'string') {
    if (!signs.quick) addUri(signs, value);
  } else if (Array.isArray(value)) for (const item of value) walkValue(signs, item, types);
  else if (!isObject(value)) return;
  else if (typeof value['resourceType'] === 'string') addResource(signs, value);
  else walkObject(signs, value, types);
}

const EXTENSION: TypeByVersion = VERSIONS.map(() => 'Extension');
const NOTHING: TypeByVersion = VERSIONS.map(() => undefined);

/** Compares an element with its definition in each version, notes where they differ, and gives its types for the way down. */
function typesBelow(signs: FhirSigns, name: string, value: Json, types: TypeByVersion): TypeByVersion {
  const kinds = types.map((type, bit) => kindIn(type, name, bit));
  if (kinds.every((kind) => kind === undefined)) return NOTHING;
  let fits = kinds.map((kind) => kind !== undefined && matches(kind, value, signs.loose));
  if (!fits.includes(true)) fits = kinds.map((kind) => kind !== undefined && matches(kind, value, true));
  const alive = types.reduce((set, type, bit) => (type === undefined ? set : set | (1 << bit)), 0);
  const fitting = fits.reduce((set, fit, bit) => (fit ? set | (1 << bit) : set), 0);
  if (fitting !== 0 && fitting !== alive) {
    const key = `${types.find((type) => type !== undefined)}.${name}`;
    const versions = fitting | (ALL & ~alive);
    signs.elements.set(`${key} ${fitting}`, { versions, says: `${key} as it stands is of ${versionNames(fitting)}` });
  }
  return kinds.map((kind, bit) => (fits[bit] && kind && !kind.primitive ? kind.type : undefined));
}

function kindIn(type: string | undefined, name: string, bit: number): ElementKind | undefined {
  if (type === undefined) return undefined;
  return tellingElements(type)
    ?.get(name)
    ?.find((kind) => kind.versions & (1 << bit));
}

function matches(kind: ElementKind, value: Json, loose: boolean): boolean {
  if (!loose && Array.isArray(value) !== kind.repeats) return false;
  const first = Array.isArray(value) ? value[0] : value;
  return isObject(first) !== kind.primitive;
}

function addUri(signs: FhirSigns, text: string): void {
  if (!text.startsWith('http')) return;
  for (const rule of URI_RULES) if (!signs.uris.has(rule.says) && fits(rule, text)) signs.uris.set(rule.says, rule);
}

function fits({ pattern }: UriRule, text: string): boolean {
  return pattern.test(text.length > 300 ? text.slice(0, 300) : text);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
