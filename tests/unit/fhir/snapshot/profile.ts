import { layer } from '../../../../src/fhir/definitions/store.js';
import type { DefinitionStore } from '../../../../src/fhir/definitions/types.js';
import { compileResources, openCompiled } from '../../../../src/fhir/packages/compile.js';
import type { JsonObject } from '../../../../src/parse/tree.js';
import { coreStore } from '../core-store.js';

export const BASE = 'http://hl7.org/fhir/StructureDefinition/';

/** A made-up profile with a differential and no snapshot. */
export function profile(name: string, base: string, element: JsonObject[], more: JsonObject = {}): JsonObject {
  const type = element[0] ? String(element[0]['path']).split('.')[0] : base;
  return {
    resourceType: 'StructureDefinition',
    url: `urn:invented:${name}`,
    name,
    kind: 'resource',
    type: type ?? base,
    abstract: false,
    derivation: 'constraint',
    baseDefinition: base.includes(':') ? base : BASE + base,
    differential: { element: element.map((each) => ({ id: each['path'] ?? '', ...each })) },
    ...more,
  };
}

/** The core with the profiles laid over it. */
export async function storeWith(profiles: JsonObject[], version: '3.0' | '4.0' = '4.0'): Promise<DefinitionStore> {
  return layer(await coreStore(version), openCompiled(compileResources(profiles, version)));
}
