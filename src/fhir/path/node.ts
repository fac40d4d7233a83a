/** The items of a FHIRPath collection: nodes of the payload, and values that the expression made. */
import type { Json, JsonObject } from '../../parse/tree.js';
import type { TypeOracle } from './contract.js';
import type { DateTimeValue } from './dates.js';

/** A part of a payload with its FHIR type. */
export class PathNode {
  constructor(
    /** The JSON value; undefined for a primitive that has only an id or extensions. */
    readonly value: Json | undefined,
    /** The `_name` object of a primitive. */
    readonly side: JsonObject | undefined,
    /** Type id (see TypeOracle); empty where it is not known. */
    readonly type: string,
  ) {}
}

/** A FHIRPath System quantity: a value with a UCUM code or a calendar word. */
export class QuantityValue {
  constructor(
    readonly value: number,
    readonly unit: string,
  ) {}
}

export type SystemValue = string | number | boolean | DateTimeValue | QuantityValue;
export type Item = PathNode | SystemValue;
export type Collection = readonly Item[];

export const EMPTY: Collection = Object.freeze([]) as Collection;
export const TRUE: Collection = Object.freeze([true]) as Collection;
export const FALSE: Collection = Object.freeze([false]) as Collection;

export function fromBoolean(value: boolean): Collection {
  return value ? TRUE : FALSE;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The node of a whole resource.
 * @param resource the resource in JSON's shape
 */
export function resourceNode(resource: JsonObject): PathNode {
  const type = resource['resourceType'];
  return new PathNode(resource, undefined, typeof type === 'string' ? type : '');
}

/** A resource in a slot of type Resource says its own type. */
function slotType(type: string, value: Json | undefined): string {
  if (!isObject(value)) return type;
  const own = value['resourceType'];
  return typeof own === 'string' ? own : type;
}

function push(out: Item[], value: Json | undefined, side: Json | undefined, type: string): void {
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const beside = Array.isArray(side) ? side[i] : undefined;
      push(out, value[i], beside, type);
    }
    if (Array.isArray(side)) for (let i = value.length; i < side.length; i++) push(out, undefined, side[i], type);
    return;
  }
  if (value === undefined && Array.isArray(side)) {
    for (const one of side) push(out, undefined, one, type);
    return;
  }
  const beside = isObject(side) ? side : undefined;
  if ((value === undefined || value === null) && beside === undefined) return;
  out.push(new PathNode(value === null ? undefined : value, beside, slotType(type, value)));
}

/** Adds the node's children of an element name; choice elements are found by their types. */
export function addChildren(out: Item[], node: PathNode, name: string, types: TypeOracle): void {
  const value = node.value;
  if (!isObject(value)) {
    if (node.side) addSideChild(out, node.side, name, node.type, types);
    return;
  }
  if (name === 'resourceType') return;
  const child = types.child(node.type, name);
  if (child?.choices) {
    for (const choice of child.choices) {
      if (choice.property in value || `_${choice.property}` in value)
        push(out, value[choice.property], choice.primitive ? value[`_${choice.property}`] : undefined, choice.type);
    }
    return;
  }
  if (child) push(out, value[name], child.primitive ? value[`_${name}`] : undefined, child.type);
  else if (!types.knows(node.type)) addUntyped(out, value, name);
}

/** Without a definition the name itself is taken, then any choice spelling of it. */
function addUntyped(out: Item[], value: JsonObject, name: string): void {
  if (name in value || `_${name}` in value) {
    push(out, value[name], value[`_${name}`], '');
    return;
  }
  for (const key of Object.keys(value)) {
    const next = key.charCodeAt(name.length);
    if (key.length > name.length && key.startsWith(name) && next >= 65 && next <= 90) {
      const type = key.slice(name.length);
      push(
        out,
        value[key],
        value[`_${key}`],
        isObject(value[key]) ? type : type.charAt(0).toLowerCase() + type.slice(1),
      );
    }
  }
}

function addSideChild(out: Item[], side: JsonObject, name: string, type: string, types: TypeOracle): void {
  if (name !== 'id' && name !== 'extension') return;
  push(out, side[name], undefined, types.child(type, name)?.type ?? (name === 'id' ? 'string' : 'Extension'));
}

/** Adds every child of the node, in the order of the payload. */
export function addAllChildren(out: Item[], node: PathNode, types: TypeOracle): void {
  const value = node.value;
  if (!isObject(value)) {
    if (node.side) for (const name of Object.keys(node.side)) addSideChild(out, node.side, name, node.type, types);
    return;
  }
  for (const key of Object.keys(value)) {
    if (key === 'resourceType') continue;
    const beside = key.charCodeAt(0) === 95;
    const name = beside ? key.slice(1) : key;
    if (beside && value[name] !== undefined) continue;
    const property = types.property(node.type, name);
    if (!property && types.knows(node.type)) continue;
    push(out, value[name], property && !property.primitive ? undefined : value[`_${name}`], property?.type ?? '');
  }
}
