/** The names that a package's value set gives codes itself, beside those of their systems (FHIR R4 ValueSet, concept.display). */
import type { JsonObject } from '../../parse/tree.js';
import { objectOf, objectsOf, textOf, textsOf } from './json-members.js';

/** Names by `system|code`. */
export type SetNames = Record<string, string[]>;

/** @returns undefined where the value set gives no names */
export function setNames(json: JsonObject): SetNames | undefined {
  const names: SetNames = {};
  for (const include of objectsOf(objectOf(json, 'compose') ?? {}, 'include'))
    add(names, objectsOf(include, 'concept'), textOf(include, 'system'));
  add(names, objectsOf(objectOf(json, 'expansion') ?? {}, 'contains'), undefined);
  return Object.keys(names).length > 0 ? names : undefined;
}

function add(names: SetNames, concepts: readonly JsonObject[], ofPart: string | undefined): void {
  for (const concept of concepts) {
    const key = `${textOf(concept, 'system') ?? ofPart ?? ''}|${textOf(concept, 'code') ?? ''}`;
    const own = [
      ...textsOf(concept, 'display'),
      ...objectsOf(concept, 'designation').flatMap((each) => textsOf(each, 'value')),
    ];
    if (own.length > 0) names[key] = [...new Set([...(names[key] ?? []), ...own])];
    add(names, objectsOf(concept, 'contains'), undefined);
  }
}

/** A value set may leave out the codes that are no longer in use (FHIR R4 ValueSet.compose.inactive). */
export function isActiveOnly(json: JsonObject): boolean {
  return objectOf(json, 'compose')?.['inactive'] === false;
}
