/** Element paths straight over JSON: properties are known beforehand from the type, so nothing is allocated on the way. */
import type { Json, JsonObject } from '../../parse/tree.js';
import type { TypeOracle } from './contract.js';
import { isObject } from './node.js';
import type { Syntax } from './syntax.js';

interface Property {
  name: string;
  /** `_name` of a primitive. */
  side: string | undefined;
}

interface Step {
  properties: readonly Property[];
  /** Every property of a choice with many types, and what they begin with: then the payload's few names are looked through. */
  names: ReadonlySet<string> | undefined;
  first: number;
}

/** Below this, asking for each property by name is quicker. */
const FEW_CHOICES = 3;

function stepOf(properties: readonly Property[]): Step {
  const names = properties.flatMap(({ name, side }) => (side === undefined ? [name] : [name, side]));
  const many = properties.length > FEW_CHOICES;
  return { properties, names: many ? new Set(names) : undefined, first: properties[0]?.name.charCodeAt(0) ?? 0 };
}

const UNDERSCORE = 95;

function presentChoice(from: JsonObject, step: Step): boolean {
  for (const name in from) {
    const first = name.charCodeAt(0);
    if ((first === step.first || first === UNDERSCORE) && step.names?.has(name) && holds(from[name])) return true;
  }
  return false;
}

export interface QuickPath {
  steps: readonly Step[];
  /** Type id of what the path leads to; empty for a choice. */
  type: string;
}

/** A resource in a slot may be of any type: what all have in common is known. */
const slotType = (type: string): string => (type === 'Resource' ? 'DomainResource' : type);

/**
 * The path of a syntax tree from nodes of a type.
 * @returns undefined where it is no plain path, or the definitions do not know a step
 */
export function quickPath(syntax: Syntax, type: string, types: TypeOracle): QuickPath | undefined {
  if (syntax.kind === 'this') return types.isPrimitive(type) ? undefined : { steps: [], type };
  if (syntax.kind !== 'member') return undefined;
  const from = syntax.on ? quickPath(syntax.on, type, types) : { steps: [], type };
  if (!from || from.type === '' || (!syntax.on && syntax.name === type)) return undefined;
  const child = types.child(slotType(from.type), syntax.name);
  if (!child || types.isPrimitive(from.type)) return undefined;
  const properties = child.choices
    ? child.choices.map((one) => ({ name: one.property, side: one.primitive ? `_${one.property}` : undefined }))
    : [{ name: syntax.name, side: child.primitive ? `_${syntax.name}` : undefined }];
  return { steps: [...from.steps, stepOf(properties)], type: child.type };
}

function holds(value: Json | undefined): boolean {
  if (!Array.isArray(value)) return value !== undefined && value !== null;
  for (const one of value) if (one !== null) return true;
  return false;
}

function present(from: JsonObject, path: QuickPath, at: number): boolean {
  const step = path.steps[at]!;
  const last = at === path.steps.length - 1;
  if (last && step.names) return presentChoice(from, step);
  for (let i = 0; i < step.properties.length; i++) {
    const { name, side } = step.properties[i]!;
    const value = from[name];
    if (last) {
      if (holds(value) || (side !== undefined && holds(from[side]))) return true;
    } else if (Array.isArray(value)) {
      for (const one of value) if (isObject(one) && present(one, path, at + 1)) return true;
    } else if (isObject(value) && present(value, path, at + 1)) return true;
  }
  return false;
}

/** Does the path lead to anything? Most paths are one name, and most payloads do not have it: that answer comes first. */
export function existence(path: QuickPath, wanted: boolean): (from: JsonObject) => boolean {
  const first = path.steps[0];
  if (!first) return () => wanted;
  const only = first.properties.length === 1 ? first.properties[0] : undefined;
  if (!only) return (from) => present(from, path, 0) === wanted;
  const { name, side } = only;
  if (path.steps.length > 1) return (from) => (from[name] !== undefined && present(from, path, 0)) === wanted;
  if (side === undefined) return (from) => holds(from[name]) === wanted;
  return (from) => (holds(from[name]) || holds(from[side])) === wanted;
}

/** A primitive that is there by its extensions alone. */
export const NO_VALUE: unique symbol = Symbol('no value');
export type Found = Json | typeof NO_VALUE;

function listed(out: Found[], value: Json | undefined, side: Json | undefined): void {
  if (Array.isArray(value)) {
    const sides = Array.isArray(side) ? side : undefined;
    for (let i = 0; i < value.length; i++) listed(out, value[i], sides?.[i]);
  } else if (value !== undefined && value !== null) out.push(value);
  else if (Array.isArray(side)) for (const one of side) listed(out, undefined, one);
  else if (isObject(side)) out.push(NO_VALUE);
}

function collect(out: Found[], from: JsonObject, path: QuickPath, at: number): void {
  const last = at === path.steps.length - 1;
  for (const { name, side } of path.steps[at]!.properties) {
    const value = from[name];
    if (last) listed(out, value, side === undefined ? undefined : from[side]);
    else if (Array.isArray(value)) {
      for (const one of value) if (isObject(one)) collect(out, one, path, at + 1);
    } else if (isObject(value)) collect(out, value, path, at + 1);
  }
}

/** All that the path leads to. */
export function found(from: JsonObject, path: QuickPath): Found[] {
  const out: Found[] = [];
  if (path.steps.length === 0) out.push(from);
  else collect(out, from, path, 0);
  return out;
}

/** Several values; single() then has to look at them. */
export const MANY: unique symbol = Symbol('many');

/** The one value of a path: undefined where there is none, MANY where there are several. */
export function single(from: JsonObject, path: QuickPath): Found | undefined | typeof MANY {
  let at: JsonObject = from;
  const end = path.steps.length - 1;
  for (let i = 0; i <= end; i++) {
    const { properties } = path.steps[i]!;
    const property = properties[0]!;
    const value = properties.length === 1 ? at[property.name] : undefined;
    const plain = properties.length === 1 && (property.side === undefined || at[property.side] === undefined);
    if (!plain || Array.isArray(value)) return several(found(from, path));
    if (value === undefined || value === null) return undefined;
    if (i === end) return value;
    if (!isObject(value)) return undefined;
    at = value;
  }
  return from;
}

function several(items: readonly Found[]): Found | undefined | typeof MANY {
  return items.length > 1 ? MANY : items[0];
}
