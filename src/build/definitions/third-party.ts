import { textOf } from '../../fhir/definitions/json-members.js';
import type { CodeSystemDef, ValueSetDef } from '../../fhir/definitions/types.js';
import type { JsonObject } from '../../parse/tree.js';

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
