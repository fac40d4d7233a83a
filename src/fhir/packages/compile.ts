/** A package compiled: the same two texts as the core's definitions, in one, so that it can be kept and opened quickly. */

import type { JsonObject } from '../../parse/tree.js';
import type { FhirVersion } from '../contract.js';
import { compiledDefinitions, type Definitions } from '../definitions/compiled.js';
import { encodeStructures } from '../definitions/encode-structures.js';
import { encodeTerms } from '../definitions/encode-terms.js';
import { FORMAT } from '../definitions/lines.js';
import { structureFrom } from '../definitions/structure-from.js';
import { codeSystemFrom, valueSetFrom } from '../definitions/terms-from.js';
import { PackageError } from './package-error.js';

/** Changes when a compiled package would be read otherwise. */
export const COMPILED_FORMAT = `careconform-package ${FORMAT}-2`;

/**
 * Compiles conformance resources. Displays and words of constraints are kept: they are the package's own.
 * @param resources with canonical URLs
 * @param version FHIR version of the package
 */
export function compileResources(resources: readonly JsonObject[], version: FhirVersion): Uint8Array {
  const of = (type: string) => resources.filter((resource) => resource['resourceType'] === type);
  const others = resources.filter(({ resourceType }) => !COMPILED_TYPES.includes(String(resourceType)));
  const structures = encodeStructures(
    of('StructureDefinition').map((json) => structureFrom(json, version)),
    true,
  );
  const terms = encodeTerms(
    of('ValueSet').map(valueSetFrom),
    of('CodeSystem').map(codeSystemFrom),
    others.map(withoutNarrative),
  );
  return new TextEncoder().encode(`${COMPILED_FORMAT} ${structures.length} ${terms.length}\n${structures}${terms}`);
}

const COMPILED_TYPES = ['StructureDefinition', 'ValueSet', 'CodeSystem'];

function withoutNarrative({ text: _text, ...rest }: JsonObject): JsonObject {
  return rest;
}

/**
 * Opens a compiled package.
 * @throws {PackageError} where it is damaged or of another format
 */
export function openCompiled(bytes: Uint8Array): Definitions {
  const end = bytes.indexOf(NEW_LINE);
  const head = new TextDecoder().decode(bytes.subarray(0, Math.max(end, 0)));
  const [, structures, terms] = new RegExp(`^${COMPILED_FORMAT} (\\d+) (\\d+)$`).exec(head) ?? [];
  const cut = end + 1 + Number(structures);
  if (structures === undefined || bytes.length !== cut + Number(terms)) {
    throw new PackageError('The compiled package is damaged.');
  }
  return compiledDefinitions(bytes.subarray(end + 1, cut), bytes.subarray(cut));
}

const NEW_LINE = 10;
