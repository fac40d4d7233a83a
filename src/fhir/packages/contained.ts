/**
 * Value sets and code systems that a profile contains. Bindings name them by `#id`, which only the profile understands: here
 * they get its canonical URL before the `#`, so that they are found like any other. Source: FHIR R4 §2.3.0.2 Contained.
 */
import type { JsonObject } from '../../parse/tree.js';
import { objectsOf, textOf } from '../definitions/json-members.js';
import type { StructureSource } from '../definitions/structure-from.js';
import type { ElementDef } from '../definitions/types.js';

/** The contained value sets and code systems; a code system is found by the URL that it has itself. */
export function containedTerms(profile: JsonObject): JsonObject[] {
  const url = textOf(profile, 'url') ?? '';
  return objectsOf(profile, 'contained').flatMap((resource) => {
    const { resourceType, id } = resource;
    if (resourceType === 'ValueSet' && typeof id === 'string') return [{ ...resource, url: `${url}#${id}` }];
    return resourceType === 'CodeSystem' && textOf(resource, 'url') !== undefined ? [resource] : [];
  });
}

/** Gives the bindings of a profile's elements the full names of the value sets that it contains. */
export function nameContained({ definition, differential }: StructureSource): void {
  for (const { binding } of [...definition.elements, ...differential] as Pick<ElementDef, 'binding'>[]) {
    if (binding === undefined) continue;
    if (binding.valueSet?.startsWith('#')) binding.valueSet = definition.url + binding.valueSet;
    if (binding.maxValueSet?.startsWith('#')) binding.maxValueSet = definition.url + binding.maxValueSet;
  }
}
