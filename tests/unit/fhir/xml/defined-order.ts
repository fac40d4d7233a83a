/** JSON's members may stand in any order, XML's elements may not: before an instance is written as XML it is put in order. */
import type { DefinitionStore } from '../../../../src/fhir/definitions/types.js';
import { type ElementShape, shapes } from '../../../../src/fhir/xml/element-shape.js';
import type { Json, JsonObject } from '../../../../src/parse/tree.js';

export function inDefinedOrder(resource: JsonObject, store: DefinitionStore): JsonObject {
  const known = shapes(store);
  const ofResource = (json: JsonObject): JsonObject => ordered(json, known.ofType(String(json['resourceType'])));

  const ordered = (json: JsonObject, shape: ElementShape): JsonObject => {
    const placeOf = (name: string): number =>
      name === 'resourceType' ? -2 : (shape.children.get(name.replace(/^_/, ''))?.order ?? -1);
    const names = Object.keys(json).sort((a, b) => placeOf(a) - placeOf(b));
    return Object.fromEntries(names.map((name) => [name, inside(json[name]!, name, shape)]));
  };

  const inside = (json: Json, name: string, shape: ElementShape): Json => {
    if (Array.isArray(json)) return json.map((one) => inside(one, name, shape));
    if (typeof json !== 'object' || json === null) return json;
    if ('resourceType' in json) return ofResource(json);
    return ordered(json, name.startsWith('_') ? known.ofType('Element') : (shape.children.get(name)?.shape() ?? shape));
  };

  return ofResource(resource);
}
