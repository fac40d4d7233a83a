/**
 * Rules written out by hand. Each runs on nearly every element, or cannot be evaluated as published;
 * the tests hold each against the same rule as compiled.
 */
import type { Json, JsonObject } from '../../parse/tree.js';
import { hasContent, narrativeProblems } from '../xhtml/check.js';
import { everyContainedUsed } from './contained.js';
import type { CompileContext, CompiledPath } from './contract.js';
import { sameJson } from './equality.js';
import { isObject } from './node.js';

type Rule = NonNullable<CompiledPath['quick']>;

const HTML_CHECKS = /^html[cC]hecks\(\)$/;

/** ele-1: an element has a value or children. It sits on every element, so it must cost no allocation at all. */
const hasValueOrChildren: Rule = (value, side) => {
  if (isObject(value)) {
    for (const key in value) if (key !== 'id' && key !== 'resourceType' && key !== '_id') return true;
    return false;
  }
  if (value !== undefined && value !== null && value !== '') return true;
  if (side !== undefined) for (const key in side) if (key !== 'id') return true;
  return false;
};

/** ext-1: an extension has a value or extensions, never both. A choice is found by its prefix: no other property starts so. */
const valueOrExtensions: Rule = (value) => {
  if (!isObject(value)) return false;
  const extension = value['extension'];
  return hasValue(value) !== (Array.isArray(extension) ? extension.length > 0 : extension !== undefined);
};

const CONTAINED_IDS = new WeakMap<JsonObject, ReadonlySet<Json>>();

function containedIds(root: JsonObject): ReadonlySet<Json> {
  let ids = CONTAINED_IDS.get(root);
  if (!ids) {
    const contained = root['contained'];
    ids = new Set(Array.isArray(contained) ? contained.map((one) => (isObject(one) ? (one['id'] ?? null) : null)) : []);
    CONTAINED_IDS.set(root, ids);
  }
  return ids;
}

/**
 * ref-1: a local reference names a contained resource of the container. The ids are gathered once for a container, not
 * once for a reference. `#` is the container itself; a Reference without a reference is another rule's business.
 */
const localReference: Rule = (value, _side, env) => {
  const reference = isObject(value) ? value['reference'] : undefined;
  if (typeof reference !== 'string' || reference.charCodeAt(0) !== 35 || reference.length === 1) return true;
  const root = env.rootResource.value;
  return isObject(root) && containedIds(root).has(reference.slice(1));
};

/** dom-3, as published, asks `as` of many items, which is an error in the language; HL7 replaces it too. */
const containedUsed: Rule = (value) => !isObject(value) || everyContainedUsed(value);

/** obs-7: no component repeats the Observation's own code beside a value. Every vital sign asks it. */
const noRepeatedCode: Rule = (value, _side, env) => {
  if (!isObject(value) || !Array.isArray(value['component']) || !hasValue(value)) return true;
  const root = env.resource.value;
  const own = codings(isObject(root) ? root['code'] : undefined);
  return !value['component'].some(
    (one) => isObject(one) && codings(one['code']).some((coding) => own.some((other) => sameJson(coding, other))),
  );
};

function hasValue(value: JsonObject): boolean {
  for (const key in value) if (key.startsWith('value') || key.startsWith('_value')) return true;
  return false;
}

function codings(concept: Json | undefined): readonly Json[] {
  const list = isObject(concept) ? concept['coding'] : undefined;
  return Array.isArray(list) ? list : [];
}

const narrativeAllowed: Rule = (value) => typeof value !== 'string' || narrativeProblems(value).length === 0;
const narrativeHasContent: Rule = (value) => typeof value !== 'string' || hasContent(value);

const RULES: ReadonlyMap<string, Rule> = new Map([
  ['hasValue() or (children().count() > id.count())', hasValueOrChildren],
  // STU3 writes a union where or is meant: it answers as or does.
  ['hasValue() | (children().count() > id.count())', hasValueOrChildren],
  ['extension.exists() != value.exists()', valueOrExtensions],
  ['value.empty() or component.code.where(coding.intersect(%resource.code.coding).exists()).empty()', noRepeatedCode],
]);

/** The rule written by hand for an expression, if there is one. */
export function nativeRule(text: string, context: CompileContext): Rule | undefined {
  if (context.key === 'txt-2' && HTML_CHECKS.test(text)) return narrativeHasContent;
  if (HTML_CHECKS.test(text)) return narrativeAllowed;
  if (
    text.startsWith("contained.where((('#'+id in (%resource.descendants()") ||
    text.startsWith("contained.where(('#'+id in %resource.descendants()")
  )
    return containedUsed;
  if (text.startsWith("reference.startsWith('#').not() or (reference.substring(1)") && text.includes('.contained.id'))
    return localReference;
  return RULES.get(text);
}
