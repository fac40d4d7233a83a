/** Places in XML, by XPath with indices (xpath.ts) or, where the document is FHIR, by FHIRPath with indices. */

import { type PathStep, parsePath } from './fhir-path.js';
import type { Place } from './place.js';
import type { Placer } from './position.js';
import type { XmlElement } from './tree.js';
import { followXPath, isElement } from './xpath.js';

/** The place that a path leads to; where a step is missing, the element above it. */
export function locateXml(root: XmlElement, path: string, place: Placer): Place | undefined {
  if (!path.startsWith('/')) return placeOf(followFhirPath(root, parsePath(path)));
  const target = followXPath(root, path);
  if (!target) return undefined;
  const { attribute, element } = target;
  return attribute ? place(attribute.offset, attribute.offset + attribute.value.length) : placeOf(element);
}

function placeOf(element: XmlElement): Place {
  return { line: element.line, column: element.column };
}

/**
 * Follows FHIRPath through FHIR XML: the elements `resource` and `contained` hold the resource as their only child, and
 * a choice may be named without its type. Where a step is missing, the element above it is given.
 */
export function followFhirPath(root: XmlElement, steps: readonly PathStep[]): XmlElement {
  let element = root;
  const rest = steps[0]?.name === root.local ? steps.slice(1) : steps;
  for (const step of rest) {
    const next = childFor(element, step);
    if (!next) return element;
    element = isWrapper(next) ? (next.children.find(isElement) ?? next) : next;
  }
  return element;
}

/** Wrapped resources start with a capital; no element of a datatype does. */
function isWrapper(element: XmlElement): boolean {
  const only = element.children.filter(isElement);
  return only.length === 1 && /^[A-Z]/.test(only[0]!.local);
}

function childFor(element: XmlElement, step: PathStep): XmlElement | undefined {
  const children = element.children.filter(isElement);
  let named = children.filter((child) => child.local === step.name);
  if (named.length === 0) named = children.filter((child) => isChoice(child.local, step));
  if (step.url !== undefined)
    named = named.filter((child) => child.attributes.some((each) => each.name === 'url' && each.value === step.url));
  return named[step.index ?? 0];
}

function isChoice(local: string, step: PathStep): boolean {
  const type = local.slice(step.name.length);
  if (!local.startsWith(step.name) || !/^[A-Z]/.test(type)) return false;
  return step.type === undefined || type.toLowerCase() === step.type.toLowerCase();
}
