/** A package compiled: the same two texts as the core's definitions, in one, so that it can be kept and opened quickly. */

import type { Json, JsonObject } from '../../parse/tree.js';
import type { FhirVersion } from '../contract.js';
import { compiledDefinitions, type Definitions } from '../definitions/compiled.js';
import { encodeStructures } from '../definitions/encode-structures.js';
import { encodeTerms } from '../definitions/encode-terms.js';
import { globalsFrom } from '../definitions/globals-from.js';
import { FORMAT } from '../definitions/lines.js';
import { isActiveOnly, setNames } from '../definitions/set-names-from.js';
import { type StructureSource, structureFrom } from '../definitions/structure-from.js';
import { codeSystemFrom, valueSetFrom } from '../definitions/terms-from.js';
import type { CodeSystemDef, ValueSetDef } from '../definitions/types.js';
import { containedTerms, nameContained } from './contained.js';
import { PackageError } from './package-error.js';

/** Changes when a compiled package would be read otherwise. */
export const COMPILED_FORMAT = `careconform-package ${FORMAT}-5`;

/**
 * Compiles conformance resources. Displays and words of constraints are kept: they are the package's own.
 * @param resources with canonical URLs; each is let go before the next is taken
 * @param version FHIR version of the package
 */
export function compileResources(resources: Iterable<JsonObject>, version: FhirVersion): Uint8Array {
  const structures: StructureSource[] = [];
  const valueSets: ValueSetDef[] = [];
  const codeSystems: CodeSystemDef[] = [];
  const others: JsonObject[] = [];
  const globals: Json[] = [];
  const add = (resource: JsonObject): void => {
    if (resource['resourceType'] === 'StructureDefinition') {
      const source = structureFrom(resource, version);
      nameContained(source);
      structures.push(source);
      for (const contained of containedTerms(resource)) add(contained);
    } else if (resource['resourceType'] === 'ValueSet') valueSets.push(wholeSet(resource));
    else if (resource['resourceType'] === 'CodeSystem') codeSystems.push(codeSystemFrom(resource));
    else {
      others.push(withoutNarrative(resource));
      globals.push(...globalsFrom(resource));
    }
  };
  for (const resource of resources) add(resource);
  const first = encodeStructures(structures, true, globals);
  const second = encodeTerms(valueSets, codeSystems, others);
  return new TextEncoder().encode(`${COMPILED_FORMAT} ${first.length} ${second.length}\n${first}${second}`);
}

/** Names of codes are kept too: they are the package's own. */
function wholeSet(resource: JsonObject): ValueSetDef {
  const set = valueSetFrom(resource);
  const names = setNames(resource);
  if (names) set.names = names;
  if (isActiveOnly(resource)) set.activeOnly = true;
  return set;
}

/** Whether a compiled package defines nothing at all. */
export function definesNothing(compiled: Uint8Array): boolean {
  return compiled.length === compileResources([], '4.0').length;
}

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
