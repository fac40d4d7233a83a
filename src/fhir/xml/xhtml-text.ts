import type { XmlElement } from '../../parse/tree.js';

const XHTML = 'http://www.w3.org/1999/xhtml';
const VOID = new Set(['br', 'hr', 'img', 'col', 'area']);

/**
 * Writes a narrative's div as the text that JSON has for it: local names, the namespace on the div, characters escaped.
 * @param div the element as the parser read it
 */
export function xhtmlText(div: XmlElement): string {
  const parts: string[] = [];
  write(div, '', parts);
  return parts.join('');
}

function write(element: XmlElement, outerNamespace: string, parts: string[]): void {
  parts.push('<', element.local);
  if (element.namespace !== outerNamespace) parts.push(' xmlns="', escapeAttribute(element.namespace), '"');
  for (const attribute of element.attributes) {
    if (attribute.name === 'xmlns' || attribute.name.startsWith('xmlns:')) continue;
    parts.push(' ', attribute.name, '="', escapeAttribute(attribute.value), '"');
  }
  if (element.children.length === 0 && (element.namespace !== XHTML || VOID.has(element.local))) {
    parts.push('/>');
    return;
  }
  parts.push('>');
  for (const child of element.children) {
    if ('text' in child) parts.push(escapeText(child.text));
    else write(child, element.namespace, parts);
  }
  parts.push('</', element.local, '>');
}

function escapeText(text: string): string {
  return /[&<>]/.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text;
}

function escapeAttribute(text: string): string {
  return /[&<"]/.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;') : text;
}
