/** What a text that could not be read to its end still says of FHIR. */
import { resourceVersions } from './fhir-elements.js';
import { addOperation, type FhirSigns } from './fhir-shape.js';
import { PROFILE_RULES, URI_RULES } from './fhir-uris.js';
import { ALL, versionNames } from './fhir-versions.js';

const TYPE = /"resourceType"\s{0,20}:\s{0,20}"([A-Z][A-Za-z]{2,60})"/g;
const NAME = /"?name"?\s{0,20}:\s{0,20}"([A-Za-z]{3,60})"/g;
const ADDRESS = /https?:\/\/[^\s"'<>\\]{5,300}/g;
const LOOKED_AT = 2_000_000;

/** The first resource type that a broken JSON text names; undefined where it names none that FHIR has. */
export function claimedType(text: string): string | undefined {
  for (const [, type] of text.slice(0, LOOKED_AT).matchAll(TYPE)) if (type && resourceVersions(type) !== 0) return type;
  return undefined;
}

const ROOT =
  /<(?:[A-Za-z0-9_]{1,20}:)?([A-Za-z_][A-Za-z0-9_.-]{1,60})\s[^<>]{0,2000}?xmlns(?::[A-Za-z0-9_]{1,20})?\s{0,5}=\s{0,5}["']([^"'<>]{1,100})["']/g;

/** Elements that declare a namespace in a broken XML text, in their order: what it was to be. */
export function claimedRoots(text: string): { local: string; namespace: string }[] {
  const found = [...text.slice(0, 65_536).matchAll(ROOT)].slice(0, 20);
  return found.map(([, local = '', namespace = '']) => ({ local, namespace }));
}

/** Adds the resource types and addresses of a text, whatever they stand in. */
export function addText(signs: FhirSigns, text: string): void {
  const start = text.slice(0, LOOKED_AT);
  for (const [, type = ''] of start.matchAll(TYPE)) {
    const versions = resourceVersions(type);
    if (versions !== 0 && versions !== ALL)
      signs.types.set(type, { versions, says: `${type} is a resource type of ${versionNames(versions)}` });
  }
  addOperation(
    signs,
    Array.from(start.matchAll(NAME), ([, name = '']) => name),
  );
  for (const [address] of start.matchAll(ADDRESS)) {
    const profile = address.includes('/StructureDefinition/')
      ? PROFILE_RULES.find(({ pattern }) => pattern.test(address))
      : undefined;
    if (profile && !address.includes('Extension')) signs.profiles.set(address, profile);
    for (const rule of URI_RULES) if (rule.pattern.test(address)) signs.uris.set(rule.says, rule);
  }
}
