import type { Json, JsonObject } from '../../parse/tree.js';
import { choiceOf, extensionValue, isObject, objectOf, objectsOf, textOf, textsOf } from './json-members.js';
import type { CodeSystemDef, ConceptDef, ValueSetDef, ValueSetPart } from './types.js';

const BASE = 'http://hl7.org/fhir/StructureDefinition/';

/** Reads a CodeSystem of any FHIR version from STU3 on. Nested concepts become a parent each. */
export function codeSystemFrom(json: JsonObject): CodeSystemDef {
  const concepts = new Map<string, ConceptDef>();
  addConcepts(concepts, objectsOf(json, 'concept'), '');
  addFurtherParents(concepts);
  const system: CodeSystemDef = {
    url: textOf(json, 'url') ?? '',
    caseSensitive: json['caseSensitive'] !== false,
    content: (textOf(json, 'content') ?? 'complete') as CodeSystemDef['content'],
    concepts,
  };
  const version = textOf(json, 'version');
  if (version) system.version = version;
  return system;
}

function addConcepts(concepts: Map<string, ConceptDef>, list: JsonObject[], parent: string): void {
  for (const item of list) {
    const code = textOf(item, 'code');
    if (code === undefined) continue;
    const concept: ConceptDef = { parent };
    const display = textOf(item, 'display');
    if (display) concept.display = display;
    const properties = propertiesOf(item);
    if (properties) concept.properties = properties;
    const designations = objectsOf(item, 'designation').flatMap((each) => textsOf(each, 'value'));
    if (designations.length > 0) concept.designations = designations;
    if (!concepts.has(code)) concepts.set(code, concept);
    addConcepts(concepts, objectsOf(item, 'concept'), code);
  }
}

/** Properties by code; one given several times is a list. STU3 wrote subsumed codes and deprecation as extensions. */
function propertiesOf(item: JsonObject): Record<string, Json> | undefined {
  const found: Record<string, Json> = {};
  const add = (code: string, value: Json) => {
    const before = found[code];
    if (before === undefined) found[code] = value;
    else found[code] = Array.isArray(before) ? [...before, value] : [before, value];
  };
  for (const property of objectsOf(item, 'property')) {
    const value = choiceOf(property, 'value')?.value;
    if (value !== undefined) add(textOf(property, 'code') ?? '', isObject(value) ? (value['code'] ?? null) : value);
  }
  for (const extension of objectsOf(item, 'modifierExtension')) {
    const child = textOf(extension, 'valueCode');
    if (textOf(extension, 'url') === `${BASE}codesystem-subsumes` && child) add('child', child);
  }
  if (extensionValue(item, `${BASE}codesystem-deprecated`) !== undefined) add('status', 'deprecated');
  return Object.keys(found).length > 0 ? found : undefined;
}

/** A code can name children or parents by property besides those that it stands under. */
function addFurtherParents(concepts: Map<string, ConceptDef>): void {
  const link = (child: string, parent: string) => {
    const concept = concepts.get(child);
    if (!concept || concept.parent === parent || child === parent || !concepts.has(parent)) return;
    if (concept.parent === '') concept.parent = parent;
    else concept.alsoUnder = [...new Set([...(concept.alsoUnder ?? []), parent])];
  };
  for (const [code, concept] of concepts) {
    for (const child of listed(concept.properties?.['child'])) link(child, code);
    for (const name of ['parent', 'subsumedBy'])
      for (const parent of listed(concept.properties?.[name])) link(code, parent);
  }
}

function listed(value: Json | undefined): string[] {
  return (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === 'string');
}

/** Reads a ValueSet of any FHIR version. */
export function valueSetFrom(json: JsonObject): ValueSetDef {
  const compose = objectOf(json, 'compose');
  const valueSet: ValueSetDef = {
    url: textOf(json, 'url') ?? '',
    include: [...(compose ? objectsOf(compose, 'include') : []).map(partFrom), ...oldParts(json, compose)],
    exclude: compose ? objectsOf(compose, 'exclude').map(partFrom) : [],
  };
  const version = textOf(json, 'version');
  if (version) valueSet.version = version;
  const expansion = objectOf(json, 'expansion');
  if (expansion && valueSet.include.length === 0) {
    valueSet.expansion = new Map();
    addExpansion(valueSet.expansion, objectsOf(expansion, 'contains'));
  }
  return valueSet;
}

/** DSTU2 named imported value sets beside the includes. */
function oldParts(json: JsonObject, compose: JsonObject | undefined): ValueSetPart[] {
  const imported = compose ? textsOf(compose, 'import') : [];
  const parts: ValueSetPart[] = imported.map((url) => ({ valueSets: [url] }));
  const own = objectOf(json, 'codeSystem');
  if (own) parts.push(partFrom(own));
  return parts;
}

function partFrom(json: JsonObject): ValueSetPart {
  const part: ValueSetPart = {};
  const system = textOf(json, 'system');
  if (system) part.system = system;
  const version = textOf(json, 'version');
  if (version) part.version = version;
  const listedCodes = objectsOf(json, 'concept');
  if (listedCodes.length > 0)
    part.codes = new Map(listedCodes.map((item) => [textOf(item, 'code') ?? '', textOf(item, 'display')]));
  const filters = objectsOf(json, 'filter').map((item) => ({
    property: textOf(item, 'property') ?? '',
    op: textOf(item, 'op') ?? '',
    value: textOf(item, 'value') ?? '',
  }));
  if (filters.length > 0) part.filters = filters;
  const valueSets = textsOf(json, 'valueSet');
  if (valueSets.length > 0) part.valueSets = valueSets;
  return part;
}

function addExpansion(expansion: Map<string, Set<string>>, contains: JsonObject[]): void {
  for (const item of contains) {
    const code = textOf(item, 'code');
    const system = textOf(item, 'system') ?? '';
    if (code !== undefined && item['abstract'] !== true) {
      const codes = expansion.get(system) ?? new Set();
      expansion.set(system, codes.add(code));
    }
    addExpansion(expansion, objectsOf(item, 'contains'));
  }
}
