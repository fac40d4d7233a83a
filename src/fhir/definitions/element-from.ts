import type { JsonObject } from '../../parse/tree.js';
import { additionalBindings, controlsFrom } from './controls-from.js';
import { choiceOf, extensionValue, numberOf, objectOf, objectsOf, textOf, textsOf } from './json-members.js';
import { regexOf, typeRefs } from './type-refs.js';
import type { Binding, Constraint, Discriminator, ElementDef } from './types.js';

const BASE = 'http://hl7.org/fhir/StructureDefinition/';

/** An element as a differential gives it: what it does not say is inherited. */
export type ElementDraft = Pick<ElementDef, 'id' | 'path'> & Partial<ElementDef>;

/**
 * Reads one ElementDefinition of any FHIR version.
 * @param json the ElementDefinition
 * @param isPrimitiveType the structure is a primitive type, whose `value` has a FHIRPath System type
 */
export function elementFrom(json: JsonObject, isPrimitiveType = false): ElementDraft {
  const path = textOf(json, 'path') ?? '';
  const draft: ElementDraft = { id: textOf(json, 'id') ?? path, path };
  const sliceName = textOf(json, 'sliceName');
  if (sliceName) draft.sliceName = sliceName;
  readCardinality(draft, json);
  if (objectsOf(json, 'type').length > 0) draft.types = typeRefs(json, isPrimitiveType && path.endsWith('.value'));
  const reference = textOf(json, 'contentReference');
  if (reference) draft.contentReference = reference.slice(reference.indexOf('#') + 1);
  readValues(draft, json);
  const binding = objectOf(json, 'binding');
  if (binding) draft.binding = bindingFrom(binding);
  const constraints = objectsOf(json, 'constraint').map(constraintFrom);
  if (constraints.length > 0) draft.constraints = constraints;
  const slicing = objectOf(json, 'slicing');
  if (slicing) draft.slicing = slicingFrom(slicing);
  if (typeof json['isModifier'] === 'boolean') draft.isModifier = json['isModifier'];
  if (typeof json['mustSupport'] === 'boolean') draft.mustSupport = json['mustSupport'];
  const representation = textsOf(json, 'representation');
  if (representation.length > 0) draft.representation = representation;
  const regex = regexOf(json);
  if (regex) draft.regex = regex;
  const controls = controlsFrom(json);
  if (controls) draft.controls = controls;
  return draft;
}

function readCardinality(draft: ElementDraft, json: JsonObject): void {
  const min = numberOf(json, 'min');
  if (min !== undefined) draft.min = min;
  const max = maximum(textOf(json, 'max'));
  if (max !== undefined) draft.max = max;
  const base = objectOf(json, 'base');
  const baseMax = base && maximum(textOf(base, 'max'));
  if (baseMax !== undefined) draft.baseMax = baseMax;
}

function maximum(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (text === '*') return Number.POSITIVE_INFINITY;
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function readValues(draft: ElementDraft, json: JsonObject): void {
  const fixed = choiceOf(json, 'fixed');
  if (fixed) draft.fixed = fixed;
  const pattern = choiceOf(json, 'pattern');
  if (pattern) draft.pattern = pattern;
  const minValue = choiceOf(json, 'minValue');
  if (minValue) draft.minValue = minValue;
  const maxValue = choiceOf(json, 'maxValue');
  if (maxValue) draft.maxValue = maxValue;
  const maxLength = numberOf(json, 'maxLength');
  if (maxLength !== undefined) draft.maxLength = maxLength;
  const minLength = extensionValue(json, `${BASE}minLength`);
  if (typeof minLength === 'number') draft.minLength = minLength;
  const places = extensionValue(json, `${BASE}maxDecimalPlaces`);
  if (typeof places === 'number') draft.maxDecimalPlaces = places;
  const size = extensionValue(json, `${BASE}maxSize`);
  if (typeof size === 'number') draft.maxSize = size;
}

function bindingFrom(json: JsonObject): Binding {
  const binding: Binding = { strength: (textOf(json, 'strength') ?? 'example') as Binding['strength'] };
  const reference = objectOf(json, 'valueSetReference');
  const valueSet =
    textOf(json, 'valueSet') ?? textOf(json, 'valueSetUri') ?? (reference && textOf(reference, 'reference'));
  if (valueSet) binding.valueSet = valueSet;
  const most = extensionValue(json, `${BASE}elementdefinition-maxValueSet`);
  const maxValueSet = typeof most === 'object' && most && !Array.isArray(most) ? textOf(most, 'reference') : most;
  if (typeof maxValueSet === 'string') binding.maxValueSet = maxValueSet;
  const additional = additionalBindings(json);
  if (additional.length > 0) binding.additional = additional;
  return binding;
}

function constraintFrom(json: JsonObject): Constraint {
  const constraint: Constraint = {
    key: textOf(json, 'key') ?? '',
    severity: textOf(json, 'severity') === 'warning' ? 'warning' : 'error',
  };
  const expression = textOf(json, 'expression') ?? extensionValue(json, `${BASE}structuredefinition-expression`);
  if (typeof expression === 'string') constraint.expression = expression;
  const human = textOf(json, 'human');
  if (human) constraint.human = human;
  const source = textOf(json, 'source');
  if (source) constraint.source = source;
  if (extensionValue(json, `${BASE}elementdefinition-bestpractice`) === true) constraint.bestPractice = true;
  return constraint;
}

function slicingFrom(json: JsonObject): NonNullable<ElementDef['slicing']> {
  const discriminators = objectsOf(json, 'discriminator').map(
    (item): Discriminator => ({
      type: (textOf(item, 'type') ?? 'value') as Discriminator['type'],
      path: textOf(item, 'path') ?? '$this',
    }),
  );
  for (const path of textsOf(json, 'discriminator')) discriminators.push(oldDiscriminator(path));
  return {
    discriminators,
    rules: (textOf(json, 'rules') ?? 'open') as 'open' | 'closed' | 'openAtEnd',
    ordered: json['ordered'] === true,
  };
}

/** DSTU2 wrote a discriminator as a path alone, with `@type` and `@profile` for what is now its type. */
function oldDiscriminator(path: string): Discriminator {
  if (path.endsWith('@type')) return { type: 'type', path: path.slice(0, -5).replace(/\.$/, '') || '$this' };
  if (path.endsWith('@profile')) return { type: 'profile', path: path.slice(0, -8).replace(/\.$/, '') || '$this' };
  return { type: 'value', path };
}
