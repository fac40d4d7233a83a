/** What HL7's extensions on an ElementDefinition ask beyond its own properties; R5 has some of them as properties. */
import type { Json, JsonObject } from '../../parse/tree.js';
import { objectsOf, textOf } from './json-members.js';
import type { AdditionalBinding, ElementControls } from './types.js';

const FIVE = 'http://hl7.org/fhir/5.0/StructureDefinition/extension-ElementDefinition.';
const BASE = 'http://hl7.org/fhir/StructureDefinition/';

/** @returns undefined where the element has none */
export function controlsFrom(json: JsonObject): ElementControls | undefined {
  const controls: ElementControls = {};
  if (json['mustHaveValue'] === true) controls.mustHaveValue = true;
  const alternatives = Array.isArray(json['valueAlternatives']) ? json['valueAlternatives'].filter(isText) : [];
  for (const extension of objectsOf(json, 'extension')) {
    const url = textOf(extension, 'url');
    const value = valueIn(extension);
    if (url === `${FIVE}mustHaveValue` && value === true) controls.mustHaveValue = true;
    else if (url === `${FIVE}valueAlternatives` && isText(value)) alternatives.push(value);
    else if (url === `${BASE}narrative-source-control` && isText(value)) controls.narrativeSource = value;
    else if (url === `${BASE}narrative-language-control` && isText(value)) {
      controls.narrativeLanguages = [...(controls.narrativeLanguages ?? []), value];
    }
  }
  if (alternatives.length > 0) controls.valueAlternatives = alternatives;
  return Object.keys(controls).length === 0 ? undefined : controls;
}

/** Bindings besides the element's own: R5's binding.additional, or the extensions that stand for it. */
export function additionalBindings(binding: JsonObject): AdditionalBinding[] {
  const out: AdditionalBinding[] = [];
  for (const item of objectsOf(binding, 'additional')) add(out, item['purpose'], item['valueSet'], item['usage']);
  for (const extension of objectsOf(binding, 'extension')) {
    const url = textOf(extension, 'url');
    if (
      url !== `${FIVE}binding.additional` &&
      url !== 'http://hl7.org/fhir/tools/StructureDefinition/additional-binding'
    )
      continue;
    const part = (name: string) => objectsOf(extension, 'extension').find((one) => textOf(one, 'url') === name);
    add(out, valueIn(part('purpose')), valueIn(part('valueSet')), part('usage'));
  }
  return out;
}

function add(
  out: AdditionalBinding[],
  purpose: Json | undefined,
  valueSet: Json | undefined,
  usage: Json | undefined,
): void {
  if (isText(purpose) && isText(valueSet))
    out.push({ purpose, valueSet, ...(usage === undefined ? {} : { conditional: true }) });
}

function valueIn(extension: JsonObject | undefined): Json | undefined {
  for (const key in extension) if (key.startsWith('value')) return extension[key];
  return undefined;
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string';
}
