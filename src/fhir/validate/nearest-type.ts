/** The resource type that is meant, where the one stated is missing or none of this version. */
import type { JsonObject } from '../../parse/tree.js';
import type { Engine } from '../engine.js';

const RESOURCE_TYPES = 'http://hl7.org/fhir/resource-types';

/** @returns undefined where the name is near none, and the elements fit none or several */
export function nearestType(engine: Engine, resource: JsonObject): string | undefined {
  const stated = resource['resourceType'];
  const types = [...(engine.bindings.codeSystem(RESOURCE_TYPES)?.concepts.keys() ?? [])].filter((type) =>
    engine.types.isResource(type),
  );
  return (typeof stated === 'string' ? byName(types, stated) : undefined) ?? byElements(engine, types, resource);
}

function byName(types: readonly string[], stated: string): string | undefined {
  const low = stated.toLowerCase();
  if (low.length < 3) return undefined;
  return types.find((type) => type.toLowerCase() === low) ?? types.find((type) => isOneOff(type.toLowerCase(), low));
}

/** One letter more, less or other. */
function isOneOff(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let i = 0;
  while (i < short.length && short[i] === long[i]) i++;
  const rest = long.slice(i + 1);
  return rest === short.slice(i) || rest === short.slice(i + 1);
}

/** The one type that has all the elements given, and whose required ones are there. */
function byElements(engine: Engine, types: readonly string[], resource: JsonObject): string | undefined {
  const keys = Object.keys(resource).filter((key) => key !== 'resourceType');
  if (keys.length === 0) return undefined;
  const fitting = types.filter((type) => {
    const compiled = engine.types.complex(type);
    return (
      compiled !== undefined &&
      keys.every((key) => compiled.children.has(key)) &&
      compiled.required.every((child) => hasChild(keys, child.name))
    );
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}

function hasChild(keys: readonly string[], name: string): boolean {
  return keys.some((key) => key === name || key === `_${name}` || key.startsWith(name));
}
