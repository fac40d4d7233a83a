/** What is said of a wrong shape: unknown, missing, repeated or empty parts. None of this runs on a faultless payload. */

import type { Json, JsonObject } from '../../parse/tree.js';
import type { Child, ComplexType } from '../compile/shape.js';
import { withArticle } from './article.js';
import type { Run } from './run.js';

const named = (name: string) => ({ name: { class: 'name' as const, value: name } });

export function unknownProperty(type: ComplexType, key: string, value: JsonObject, run: Run): void {
  const near = nearestName(type, key);
  const hint = near === undefined ? 'Remove it.' : `Remove it, or write ${near}.`;
  const sort = key.startsWith('_') && value[key.slice(1)] !== undefined ? ' here: only a primitive has it' : '';
  const where = type.id.includes('.') ? type.id : withArticle(type.id);
  run.error('structure', `The element {name} is not part of ${where}${sort}. ${hint}`, {
    values: named(key),
    member: key,
  });
}

function nearestName(type: ComplexType, key: string): string | undefined {
  const low = key.toLowerCase().replace(/^_/, '');
  for (const [name, child] of type.children) {
    if (child.companion) continue;
    const other = name.toLowerCase();
    if (other === low || other === `${low}s` || `${other}s` === low) return name;
  }
  for (const child of type.children.values()) {
    if (child.choice !== 0 && low.startsWith(child.name.toLowerCase()))
      return `${child.name} with a type that it allows`;
  }
  return undefined;
}

export function secondChoice(child: Child, run: Run): void {
  run.error('structure', `${child.name}[x] is given with two types. Keep one.`, { below: child.name });
}

export function emptyObject(run: Run): void {
  run.error('invalid', 'The element is empty. Give it content or leave it out.');
}

export function missing(type: ComplexType, value: JsonObject, run: Run): void {
  for (const child of type.required) {
    const choice = child.choice !== 0;
    const name = choice ? `${child.name}[x]` : child.name;
    const given = choice ? hasChoice(type, child, value) : present(value, child.key);
    if (!given) run.error('required', missingText(name, 1, 0), { profile: baseUrl(type) });
  }
}

/** One wording for base and profiles, so that one fault is said once. */
export function missingText(name: string, min: number, found: number): string {
  if (found === 0)
    return min === 1 ? `${name} is missing: it must be given.` : `${name} is missing: at least ${min} must be given.`;
  return `${name} is given ${found === 1 ? 'once' : `${found} times`}: at least ${min} must be given.`;
}

function baseUrl(type: ComplexType): string {
  const cut = type.id.indexOf('.');
  return `http://hl7.org/fhir/StructureDefinition/${cut < 0 ? type.id : type.id.slice(0, cut)}`;
}

function hasChoice(type: ComplexType, child: Child, value: JsonObject): boolean {
  for (const other of type.children.values()) {
    if (other.choice === child.choice && !other.companion && present(value, other.key)) return true;
  }
  return false;
}

function present(value: JsonObject, key: string): boolean {
  return value[key] !== undefined || value[`_${key}`] !== undefined;
}

export function arrayForOne(child: Child, value: Json[], run: Run): void {
  run.push(child.name, -1);
  if (run.syntax === 'xml')
    run.error('structure', `${child.name} is given ${value.length} times: it may be given once.`);
  else run.error('invalid', 'An array stands here, but the element does not repeat. Give one value without brackets.');
  run.pop();
}

export function emptyArray(child: Child, run: Run): void {
  run.error('invalid', 'An array is empty. Give it content or leave the element out.', { below: child.name });
}

export function oneForArray(child: Child, run: Run): void {
  run.error('invalid', `${child.name} repeats, so its value must stand in an array.`);
}

/** A null may stand in an array of primitives only where `_name` has something at the same place. */
export function nullInArray(child: Child, parent: JsonObject, index: number, run: Run): void {
  const side = parent[`_${child.key}`];
  const beside = Array.isArray(side) ? side[index] : undefined;
  if (beside === undefined || beside === null) emptyPlace(run);
}

export function emptyPlace(run: Run): void {
  run.error('invalid', 'A null stands here with nothing beside it. Give a value or remove it.');
}

export function companionShape(child: Child, run: Run): void {
  const text = child.array
    ? 'must be an array, as the element repeats'
    : 'must be one object, as the element does not repeat';
  run.error('invalid', `_${child.key} ${text}.`, { below: child.name });
}

export function notAnObject(child: Child, value: Json, run: Run): void {
  const found = describe(value);
  run.error('invalid', `${found} stands here, but ${withArticle(child.typeId)} is an object with elements of its own.`);
}

export function notAString(value: Json, run: Run): void {
  run.error('invalid', `${describe(value)} stands here, but the narrative is a string.`);
}

/** JSON has its own way to write numbers and booleans: FHIR R4 §2.6.2. */
export function wrongJsonType(child: Child, value: Json, run: Run): void {
  const quotes = child.jsonType === 'string' ? 'Put quotes around it.' : 'Leave the quotes out.';
  run.error(
    'invalid',
    `${describe(value)} stands here, but ${withArticle(child.typeId)} is written as a JSON ${child.jsonType}. ${quotes}`,
  );
}

function describe(value: Json): string {
  if (value === null) return 'A null';
  if (Array.isArray(value)) return 'An array';
  if (typeof value === 'object') return 'An object';
  return `A ${typeof value}`;
}

export function unknownType(child: Child, run: Run): void {
  run.report(
    'warning',
    'not-supported',
    `The definition of the type ${child.typeId} is not loaded, so this was not checked.`,
    {
      review: 'profile-not-loaded',
    },
  );
}
