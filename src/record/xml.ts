/** Reading of XML elements by local name, whatever prefix a sender gave. */
import type { XmlElement, XmlText } from '../parse/tree.js';
import { isElement } from '../parse/xpath.js';

/** An attribute without a namespace; undefined where it is not there or empty. */
export function attributeOf(element: XmlElement | undefined, name: string): string | undefined {
  if (element)
    for (const attribute of element.attributes) if (attribute.name === name) return attribute.value || undefined;
  return undefined;
}

/** An attribute by local name, as `xsi:type`. */
export function localAttribute(element: XmlElement, local: string): string | undefined {
  return element.attributes.find((attribute) => attribute.local === local)?.value || undefined;
}

export function elementsOf(element: XmlElement | undefined, local?: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (const node of element?.children ?? []) {
    if (isElement(node) && (local === undefined || node.local === local)) found.push(node);
  }
  return found;
}

export function childOf(element: XmlElement | undefined, local: string): XmlElement | undefined {
  for (const node of element?.children ?? []) if (isElement(node) && node.local === local) return node;
  return undefined;
}

/** Goes down by local names, always to the first of each. */
export function below(element: XmlElement | undefined, ...locals: string[]): XmlElement | undefined {
  return locals.reduce<XmlElement | undefined>(childOf, element);
}

/** Every element under one, itself left out, in document order; `wanted` says which are given. */
export function descendantsOf(element: XmlElement, wanted: (each: XmlElement) => boolean): XmlElement[] {
  const found: XmlElement[] = [];
  const open: XmlElement[] = [];
  pushReversed(open, elementsOf(element));
  for (let each = open.pop(); each; each = open.pop()) {
    if (wanted(each)) found.push(each);
    pushReversed(open, elementsOf(each));
  }
  return found;
}

/** All text under an element, a blank between pieces. */
export function textOf(element: XmlElement | undefined): string {
  if (!element) return '';
  const pieces: string[] = [];
  const open: (XmlElement | XmlText)[] = [];
  pushReversed(open, element.children);
  for (let node = open.pop(); node; node = open.pop()) {
    if (isElement(node)) pushReversed(open, node.children);
    else if (node.text.trim() !== '') pieces.push(node.text.trim());
  }
  return pieces.join(' ');
}

/** Not by spreading: an element may have more children than a call takes arguments. */
function pushReversed<T>(open: T[], nodes: readonly T[]): void {
  for (let i = nodes.length - 1; i >= 0; i--) open.push(nodes[i] as T);
}
