/** FHIR JSON to XML by the rules of FHIR alone, without definitions, so that it can check the reader that uses them. */
import type { Json, JsonObject } from '../../../../src/parse/tree.js';

export function writeXml(resource: JsonObject): string {
  const parts = [`<${resource['resourceType']} xmlns="http://hl7.org/fhir">`];
  members(resource, '', parts);
  return `${parts.join('')}</${resource['resourceType']}>`;
}

function members(object: JsonObject, parent: string, parts: string[]): void {
  const names = new Set(Object.keys(object).map((name) => (name.startsWith('_') ? name.slice(1) : name)));
  for (const name of names) {
    if (name === 'resourceType' || isAttribute(name, object, parent)) continue;
    const values = asList(object[name]);
    const sides = asList(object[`_${name}`]);
    for (let i = 0; i < Math.max(values.length, sides.length); i++) element(name, values[i], sides[i], parts);
  }
}

function element(name: string, value: Json | undefined, side: Json | undefined, parts: string[]): void {
  if (isObject(value)) {
    if ('resourceType' in value) parts.push(`<${name}>`, writeXml(value), `</${name}>`);
    else complex(name, value, '', parts);
  } else if (name === 'div') {
    parts.push(String(value));
  } else {
    const text = value === undefined || value === null ? '' : ` value="${escapeXml(String(value))}"`;
    complex(name, isObject(side) ? side : {}, text, parts);
  }
}

function complex(name: string, object: JsonObject, value: string, parts: string[]): void {
  const attributes = Object.keys(object).filter((key) => isAttribute(key, object, name));
  parts.push(`<${name}`, ...attributes.map((key) => ` ${key}="${escapeXml(String(object[key]))}"`), value, '>');
  members(object, name, parts);
  parts.push(`</${name}>`);
}

function isAttribute(name: string, object: JsonObject, parent: string): boolean {
  if (name === 'id') return !('resourceType' in object);
  return name === 'url' && /^(modifierE|e)xtension$/.test(parent);
}

function asList(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function escapeXml(text: string): string {
  const named: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '"': '&quot;',
    '\n': '&#10;',
    '\r': '&#13;',
    '\t': '&#9;',
  };
  return text.replace(/[&<"\n\r\t]/g, (c) => named[c] ?? c);
}
