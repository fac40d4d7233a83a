import { isObject, textOf } from '../../fhir/definitions/json-members.js';
import type { StructureSource } from '../../fhir/definitions/structure-from.js';
import type { CodeSystemDef, ValueSetDef } from '../../fhir/definitions/types.js';
import type { Json, JsonObject } from '../../parse/tree.js';

/** Whether HL7 itself owns a code system, by its URL and copyright statement. */
export function isHl7Owned(url: string, copyright: string | undefined): boolean {
  if (!/^http:\/\/(www\.|terminology\.)?hl7\.org\//.test(url)) return false;
  return copyright === undefined || /HL7|Health Level Seven/i.test(copyright);
}

const KEPT_PROPERTIES = ['notSelectable', 'abstract', 'inactive', 'status', 'child', 'partOf'];

/** Keeps the facts of a code system: displays only where HL7 owns them, properties only where they decide something. */
export function factsOfCodeSystem(system: CodeSystemDef, json: JsonObject): CodeSystemDef {
  const owned = isHl7Owned(system.url, textOf(json, 'copyright'));
  for (const concept of system.concepts.values()) {
    if (!owned) delete concept.display;
    delete concept.designations;
    const kept = Object.entries(concept.properties ?? {}).filter(
      ([name, value]) => KEPT_PROPERTIES.includes(name) && value !== false && value !== 'active',
    );
    if (kept.length > 0) concept.properties = Object.fromEntries(kept);
    else delete concept.properties;
  }
  return system;
}

/** Keeps the facts of a value set: its codes without displays. Those that HL7 owns are in the code systems. */
export function factsOfValueSet(set: ValueSetDef): ValueSetDef {
  for (const part of [...set.include, ...set.exclude]) {
    if (part.codes) part.codes = new Map([...part.codes.keys()].map((code) => [code, undefined]));
  }
  return set;
}

/** Keeps the facts of a structure: no display of a third party in its fixed values and patterns. */
export function factsOfStructure(source: StructureSource): StructureSource {
  for (const element of source.definition.elements) {
    for (const given of [element.fixed, element.pattern]) if (given) dropDisplays(given.value);
  }
  return source;
}

function dropDisplays(value: Json): void {
  if (Array.isArray(value)) value.forEach(dropDisplays);
  if (!isObject(value)) return;
  const system = textOf(value, 'system');
  if (system !== undefined && !isHl7Owned(system, undefined)) delete value['display'];
  Object.values(value).forEach(dropDisplays);
}
