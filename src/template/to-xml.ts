/** FHIR JSON as FHIR XML, for resources whose members stand in the order of their definition (FHIR, XML and JSON formats). */
import type { Json, JsonObject } from './types.js';

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Writes a resource as an XML document.
 * @param resource without primitive extensions (`_name`), which templates do not have
 */
export function toXml(resource: JsonObject): string {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>'];
  writeResource(resource, '', lines, ' xmlns="http://hl7.org/fhir"');
  return `${lines.join('\n')}\n`;
}

function writeResource(resource: JsonObject, indent: string, lines: string[], attributes = ''): void {
  const { resourceType, ...members } = resource;
  lines.push(`${indent}<${resourceType}${attributes}>`);
  for (const [name, value] of Object.entries(members)) writeMember(name, value, `${indent}  `, lines);
  lines.push(`${indent}</${resourceType}>`);
}

function writeMember(name: string, value: Json, indent: string, lines: string[]): void {
  if (Array.isArray(value)) {
    for (const each of value) writeMember(name, each, indent, lines);
  } else if (name === 'div' && typeof value === 'string') {
    lines.push(indent + value);
  } else if (!isObject(value)) {
    lines.push(`${indent}<${name} value="${attribute(String(value))}"/>`);
  } else {
    writeObject(name, value, indent, lines);
  }
}

/** Ids of elements and URLs of extensions are attributes; resources inside resources keep a wrapper of their own. */
function writeObject(name: string, value: JsonObject, indent: string, lines: string[]): void {
  const { id, url, ...rest } = value;
  const asAttributes = name === 'extension' || name === 'modifierExtension';
  const members = asAttributes || url === undefined ? rest : { url, ...rest };
  const given = [
    ['id', id],
    ['url', asAttributes ? url : undefined],
  ].flatMap(([key, text]) => (typeof text === 'string' ? [` ${key as string}="${attribute(text)}"`] : []));
  if (typeof value['resourceType'] === 'string') {
    lines.push(`${indent}<${name}>`);
    writeResource(value, `${indent}  `, lines);
  } else {
    lines.push(`${indent}<${name}${given.join('')}>`);
    for (const [member, each] of Object.entries(members)) writeMember(member, each, `${indent}  `, lines);
  }
  lines.push(`${indent}</${name}>`);
}

function attribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;').replace(/\n/g, '&#10;');
}
