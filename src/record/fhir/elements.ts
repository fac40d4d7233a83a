/** Decides what an object is from its members, and hands it to the reader of that data type. */
import type { JsonObject } from '../../parse/tree.js';
import { isPresent } from '../json.js';
import { readAttachment } from './attachments.js';
import { readCoding, readConcept } from './concepts.js';
import { readIdentifier } from './identifiers.js';
import { readQuantity } from './quantities.js';
import { readReference } from './reference-facts.js';
import { noteUri } from './uris.js';
import type { Spot, Walk } from './walk.js';

/** Names under which a Coding stands by itself. */
const CODING_NAMES = new Set(['tag', 'security', 'valueCoding', 'class', 'eventCoding', 'code']);
const IDENTIFIER_NAME = /[iI]dentifier$|^requisition$/;
const CONTACT_NAME = /[tT]elecom$|ContactPoint$/;
const CONTACT_SYSTEMS = new Set(['phone', 'fax', 'email', 'pager', 'url', 'sms', 'other']);
/** Where an object whose only member is `text` is no concept. */
const TEXT_NAMES =
  /^(name|address|note|annotation|dosage|dosageInstruction|text|valueHumanName|valueAddress|valueAnnotation|valueDosage|contact|timing|item|relatesTo)$/;

/**
 * Reads one object. The codings of a concept are read with the concept.
 * @returns the URL of the extension that the object is, where it is one
 */
export function readElement(value: JsonObject, spot: Spot, walk: Walk): string | undefined {
  const { coding, reference, system, code } = value;
  const { name } = spot;
  if (name === 'coding') return undefined;
  if (name === 'extension' || name === 'modifierExtension') return readExtension(value, spot, walk);
  if (coding !== undefined || isConceptOfText(value, name)) {
    readConcept(value, spot, walk);
    return undefined;
  }
  if (typeof reference === 'string') readReference(reference, spot, walk);
  const amount = value['value'];
  if (isQuantity(value, name)) readQuantity(value, spot, walk);
  else if (isCode(code) && amount === undefined && (typeof system === 'string' || CODING_NAMES.has(name)))
    readCoding(value, spot, walk);
  else if (isIdentifier(value, name)) readIdentifier(value, spot, walk);
  else if (name === 'include' && typeof system === 'string')
    noteUri(system, 'code-system', `${spot.path}.system`, walk);
  if (isAttachment(value, name)) readAttachment(value, spot, walk);
  return undefined;
}

function readExtension(value: JsonObject, spot: Spot, walk: Walk): string | undefined {
  const url = value['url'];
  if (typeof url !== 'string') return spot.extension;
  if (!url.includes(':')) return spot.extension;
  noteUri(url, 'extension', `${spot.path}.url`, walk);
  if (value['coding'] !== undefined) readConcept(value, { ...spot, extension: url }, walk);
  return url;
}

function isConceptOfText(value: JsonObject, name: string): boolean {
  if (typeof value['text'] !== 'string') return false;
  if (name.endsWith('CodeableConcept')) return true;
  for (const key in value) if (key !== 'text' && key !== 'id' && key !== 'extension') return false;
  return !TEXT_NAMES.test(name);
}

function isCode(code: unknown): boolean {
  return typeof code === 'string' || typeof code === 'number';
}

function isQuantity(value: JsonObject, name: string): boolean {
  const amount = value['value'];
  if (amount !== undefined && (value['unit'] !== undefined || value['code'] !== undefined))
    return typeof amount !== 'object';
  if (name.endsWith('Quantity') || name.endsWith('Money') || name === 'quantity') {
    return amount !== undefined || value['code'] !== undefined || value['unit'] !== undefined;
  }
  return typeof amount === 'number' && value['system'] === undefined && !IDENTIFIER_NAME.test(name);
}

/** A system or the element's name says that it is an Identifier; a telephone number is none. */
function isIdentifier(value: JsonObject, name: string): boolean {
  const { system } = value;
  if (CONTACT_NAME.test(name) || (typeof system === 'string' && CONTACT_SYSTEMS.has(system))) return false;
  if (IDENTIFIER_NAME.test(name)) return isPresent(value['value']) || isPresent(system);
  return typeof system === 'string' && value['value'] !== undefined && typeof value['value'] !== 'object';
}

function isAttachment(value: JsonObject, name: string): boolean {
  if (typeof value['contentType'] === 'string') return true;
  return (name.endsWith('ttachment') || name === 'photo') && (isPresent(value['data']) || isPresent(value['url']));
}
