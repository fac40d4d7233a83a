/**
 * The path notation of XML records that are not FHIR (CDA, HL7 v3, dm+d).
 *
 * A path starts at the root of the record and has one step for each element, by local name (no prefix) with its place
 * among siblings of that local name, from 1: `/ClinicalDocument/recordTarget[1]/patientRole[1]/id[2]/@extension`.
 * The root has no index. The last step may be `@name`, the attribute's name as it is written, or `text()`.
 */
import type { XmlAttribute, XmlElement, XmlText } from './tree.js';

const ordinals = new WeakMap<XmlElement, number>();
const counted = new WeakSet<XmlElement>();
/** Children by name, kept for elements that a path has led through: many findings may be in one long list */
const named = new WeakMap<XmlElement, Map<string, XmlElement[]>>();

/** Tells elements from text among the children of an element. */
export function isElement(node: XmlElement | XmlText): node is XmlElement {
  return 'children' in node;
}

/**
 * The path of an element, from the root of its record, in the notation above.
 * @param attribute name of one of its attributes as it is written, or `text()`, where the path is to end there
 */
export function xpathOf(element: XmlElement, attribute?: string): string {
  const steps: string[] = [];
  let at = element;
  for (; at.parent; at = at.parent) steps.push(`${at.local}[${ordinalOf(at, at.parent)}]`);
  steps.push(at.local);
  const path = `/${steps.reverse().join('/')}`;
  if (attribute === undefined) return path;
  return attribute === 'text()' ? `${path}/text()` : `${path}/@${attribute}`;
}

/** What a path leads to: an element, and the attribute where it ends in one. `exact` is false where steps were missing. */
export interface XPathTarget {
  element: XmlElement;
  attribute?: XmlAttribute;
  exact: boolean;
}

/**
 * Follows a path from the root of a record; a step with no index means the first. Where an element is missing, the
 * nearest one above it is given.
 * @returns undefined where even the root does not fit
 */
export function followXPath(root: XmlElement, path: string): XPathTarget | undefined {
  const steps = path.split('/').slice(1);
  if (stepName(steps[0] ?? '').name !== root.local) return undefined;
  let element = root;
  for (const step of steps.slice(1)) {
    if (step === 'text()') return { element, exact: true };
    if (step.startsWith('@')) {
      const attribute = element.attributes.find((each) => each.name === step.slice(1));
      return attribute ? { element, attribute, exact: true } : { element, exact: false };
    }
    const { name, index } = stepName(step);
    const next = nthChild(element, name, index);
    if (!next) return { element, exact: false };
    element = next;
  }
  return { element, exact: true };
}

function nthChild(element: XmlElement, local: string, index: number): XmlElement | undefined {
  let byName = named.get(element);
  if (!byName) {
    byName = new Map();
    for (const child of element.children) {
      if (!isElement(child)) continue;
      const same = byName.get(child.local);
      if (same) same.push(child);
      else byName.set(child.local, [child]);
    }
    named.set(element, byName);
  }
  return byName.get(local)?.[index - 1];
}

function stepName(step: string): { name: string; index: number } {
  const bracket = step.indexOf('[');
  if (bracket < 0) return { name: step, index: 1 };
  return { name: step.slice(0, bracket), index: Number.parseInt(step.slice(bracket + 1), 10) || 1 };
}

/** Counts all children of a parent at once, so that a long list costs no more than its length. */
function ordinalOf(element: XmlElement, parent: XmlElement): number {
  if (!counted.has(parent)) {
    const seen = new Map<string, number>();
    for (const child of parent.children) {
      if (!isElement(child)) continue;
      const ordinal = (seen.get(child.local) ?? 0) + 1;
      seen.set(child.local, ordinal);
      ordinals.set(child, ordinal);
    }
    counted.add(parent);
  }
  return ordinals.get(element) ?? 1;
}
