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
export function compileResources(resources: readonly JsonObject[], version: FhirVersion): string {
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
  return `${COMPILED_FORMAT} ${structures.length} ${terms.length}\n${structures}${terms}`;
}

const COMPILED_TYPES = ['StructureDefinition', 'ValueSet', 'CodeSystem'];

function withoutNarrative({ text: _text, ...rest }: JsonObject): JsonObject {
  return rest;
}

/**
 * Opens a compiled package.
 * @throws {PackageError} where the text is damaged or of another format
 */
export function openCompiled(text: string): Definitions {
  const end = text.indexOf('\n');
  const [, structures, terms] = new RegExp(`^${COMPILED_FORMAT} (\\d+) (\\d+)$`).exec(text.slice(0, end)) ?? [];
  const cut = end + 1 + Number(structures);
  if (structures === undefined || text.length !== cut + Number(terms))
    throw new PackageError('The compiled package is damaged.');
  return compiledDefinitions(text.slice(end + 1, cut), () => text.slice(cut));
}
