/**
 * FHIR XML in JSON's shape without definitions: used only where the definitions of the generation are not loaded.
 *
 * Which elements repeat is inferred: an element that stands more than once in its parent is an array, and so is one whose
 * name always means a list in FHIR (the table below). A number or boolean stays text, as its type is not known.
 */
import type { Json, JsonObject, XmlElement } from '../../parse/tree.js';
import { isElement } from '../../parse/xpath.js';

const FHIR = 'http://hl7.org/fhir';
const XHTML = 'http://www.w3.org/1999/xhtml';
const DEEPEST = 200;

/** Names that are lists wherever FHIR uses them. */
const LISTS = new Set(
  (
    'extension modifierExtension contained coding profile tag security telecom given prefix suffix line address entry section ' +
    'generalPractitioner careProvider participant dosageInstruction dosage reaction manifestation component note performer ' +
    'recipient reasonCode reasonReference basedOn udiCarrier communication qualification photo member ' +
    'destination doseAndRate additionalInstruction'
  ).split(' '),
);
/** Lists only directly in these resources. */
const LISTS_IN = new Map<string, RegExp>([
  ['identifier', /^(?!Bundle$|Composition$|QuestionnaireResponse$)/],
  ['name', /^(Patient|Practitioner|RelatedPerson|Person)$/],
  ['contact', /^/],
  ['author', /^(Composition|DocumentReference)$/],
]);

/** A resource's XML element as the object that JSON would have. */
export function fhirJson(root: XmlElement): JsonObject {
  return resource(root, 0);
}

function resource(element: XmlElement, depth: number): JsonObject {
  return { resourceType: element.local, ...members(element, element.local, depth) };
}

function members(element: XmlElement, type: string | undefined, depth: number): JsonObject {
  const result: JsonObject = {};
  for (const { local, name, value } of element.attributes) {
    if (name === 'id' || name === 'url') result[local] = value;
  }
  if (depth > DEEPEST) return result;
  const counts = new Map<string, number>();
  for (const child of element.children) {
    if (isElement(child)) counts.set(child.local, (counts.get(child.local) ?? 0) + 1);
  }
  for (const child of element.children) {
    if (!isElement(child) || child.local === '__proto__') continue;
    const many = (counts.get(child.local) ?? 0) > 1 || isList(child.local, element, type);
    add(result, child, many, depth);
  }
  return result;
}

function isList(name: string, parent: XmlElement, type: string | undefined): boolean {
  if (LISTS.has(name)) return name !== 'address' || parent.local !== 'contact';
  return type !== undefined && (LISTS_IN.get(name)?.test(type) ?? false);
}

function add(result: JsonObject, child: XmlElement, many: boolean, depth: number): void {
  const value = shapeOf(child, depth + 1);
  if (!many) {
    result[child.local] = value.value;
    if (value.beside) result[`_${child.local}`] = value.beside;
    return;
  }
  const list = result[child.local];
  const values: Json[] = Array.isArray(list) ? list : [];
  values.push(value.value);
  result[child.local] = values;
  if (!value.beside) return;
  const name = `_${child.local}`;
  const besides: Json[] = Array.isArray(result[name]) ? result[name] : [];
  while (besides.length < values.length - 1) besides.push(null);
  besides.push(value.beside);
  result[name] = besides;
}

/** A primitive is its value attribute, with what else it carries beside it, as `_name` in JSON. */
function shapeOf(element: XmlElement, depth: number): { value: Json; beside?: JsonObject } {
  if (element.namespace === XHTML) return { value: markup(element, depth) };
  const inner = element.children.filter(isElement);
  const only = inner[0];
  if (inner.length === 1 && only && isResource(only)) return { value: resource(only, depth) };
  const value = element.attributes.find((attribute) => attribute.name === 'value')?.value;
  if (value === undefined) return { value: members(element, undefined, depth) };
  return inner.length > 0 ? { value, beside: members(element, undefined, depth) } : { value };
}

function isResource(element: XmlElement): boolean {
  return element.namespace === FHIR && /^[A-Z]/.test(element.local);
}

/** Narrative as text with its tags, so that what reads it is the same as for JSON. */
function markup(element: XmlElement, depth: number): string {
  if (depth > DEEPEST) return '';
  const inner = element.children.map((child) =>
    isElement(child) ? markup(child, depth + 1) : child.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
  );
  return `<${element.local}>${inner.join('')}</${element.local}>`;
}
