import type { JsonObject } from '../../parse/tree.js';
import { extensionValue, isObject, objectOf, objectsOf, textOf, textsOf } from './json-members.js';
import type { TypeRef } from './types.js';

const BASE = 'http://hl7.org/fhir/StructureDefinition/';
const FHIR_TYPE = `${BASE}structuredefinition-fhir-type`;
const JSON_TYPE = `${BASE}structuredefinition-json-type`;
const XML_TYPE = `${BASE}structuredefinition-xml-type`;
const SYSTEM = 'http://hl7.org/fhirpath/';

/**
 * Types of an element, one entry a type code: STU3 repeats a type once for each target profile.
 * @param element an ElementDefinition
 * @param isPrimitiveValue the element is the value of a primitive type's own definition
 */
export function typeRefs(element: JsonObject, isPrimitiveValue: boolean): TypeRef[] {
  const merged = new Map<string, TypeRef>();
  for (const type of objectsOf(element, 'type')) {
    const code = typeCode(type, isPrimitiveValue);
    if (code === undefined) continue;
    const ref: TypeRef = merged.get(code) ?? { code };
    addAll(ref, 'profiles', profilesOf(type));
    addAll(ref, 'targetProfiles', textsOf(type, 'targetProfile'));
    const aggregation = textsOf(type, 'aggregation') as NonNullable<TypeRef['aggregation']>;
    if (aggregation.length > 0) ref.aggregation = aggregation;
    const versioning = textOf(type, 'versioning') as TypeRef['versioning'];
    if (versioning && versioning !== 'either') ref.versioning = versioning;
    merged.set(code, ref);
  }
  return [...merged.values()];
}

/** Regular expression that a type entry carries, under the URL of any version. */
export function regexOf(element: JsonObject): string | undefined {
  for (const holder of [element, ...objectsOf(element, 'type')]) {
    const found = extensionValue(holder, `${BASE}regex`, `${BASE}structuredefinition-regex`);
    if (typeof found === 'string') return found;
  }
  return undefined;
}

/** A profile of which one element is meant is written url#element, as HL7's extension elementdefinition-profile-element says it. */
function profilesOf(type: JsonObject): string[] {
  const beside = type['_profile'];
  return textsOf(type, 'profile').map((url, i) => {
    const side = Array.isArray(beside) ? beside[i] : beside;
    const element = isObject(side) ? extensionValue(side, `${BASE}elementdefinition-profile-element`) : undefined;
    return typeof element === 'string' ? `${url}#${element}` : url;
  });
}

function addAll(ref: TypeRef, name: 'profiles' | 'targetProfiles', found: string[]): void {
  if (found.length === 0) return;
  ref[name] = [...new Set([...(ref[name] ?? []), ...found])];
}

function typeCode(type: JsonObject, isPrimitiveValue: boolean): string | undefined {
  const code = textOf(type, 'code');
  if (code === undefined) return systemType(objectOf(type, '_code'));
  if (!code.startsWith(SYSTEM)) return code.startsWith(BASE) ? code.slice(BASE.length) : code;
  const fhirType = extensionValue(type, FHIR_TYPE);
  return typeof fhirType === 'string' && !isPrimitiveValue ? fhirType : code.slice(SYSTEM.length);
}

/** STU3 gives the value of a primitive no code, but its XML and JSON types by extension. */
function systemType(code: JsonObject | undefined): string {
  const xml = String(extensionValue(code, XML_TYPE) ?? '');
  if (extensionValue(code, JSON_TYPE) === 'boolean') return 'System.Boolean';
  if (xml.endsWith('dateTime')) return 'System.DateTime';
  if (xml.endsWith(':date')) return 'System.Date';
  if (xml.endsWith(':time')) return 'System.Time';
  if (xml.endsWith('decimal')) return 'System.Decimal';
  return extensionValue(code, JSON_TYPE) === 'number' ? 'System.Integer' : 'System.String';
}
