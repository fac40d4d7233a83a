/** Walks one object of a payload beside its type. The happy path makes no objects and no texts. */
import type { Json, JsonObject } from '../../parse/tree.js';
import type { Child, ComplexType } from '../compile/shape.js';
import type { Engine } from '../engine.js';
import { checkResource } from './resource.js';
import type { Run } from './run.js';
import * as faults from './shape-faults.js';

/**
 * Checks an object and everything below it. The run stands at the object.
 * @param isResource resourceType is then part of the object
 * @returns false where it is empty, so that no more need be said of it
 */
export function checkObject(
  engine: Engine,
  type: ComplexType,
  value: JsonObject,
  run: Run,
  isResource: boolean,
): boolean {
  const { children } = type;
  run.enter(value);
  let required = 0;
  let choices = 0;
  let members = 0;
  for (const key in value) {
    members++;
    const child = children.get(key);
    if (child === undefined) {
      if (key === 'resourceType' && isResource) continue;
      faults.unknownProperty(type, key, value, run);
      continue;
    }
    if (child.companion) {
      if (child.required && value[child.key] === undefined) required++;
      checkCompanion(engine, child, value, run);
      continue;
    }
    if (child.choice !== 0) {
      if ((choices & child.choice) !== 0) {
        faults.secondChoice(child, run);
        continue;
      }
      choices |= child.choice;
    }
    if (child.required) required++;
    checkProperty(engine, child, value[key]!, value, run);
  }
  if (members === 0) {
    faults.emptyObject(run);
    return false;
  }
  if (required < type.requiredCount) faults.missing(type, value, run);
  for (const assertion of type.assertions) assertion.check(value, run);
  return true;
}

function checkProperty(engine: Engine, child: Child, value: Json, parent: JsonObject, run: Run): void {
  if (Array.isArray(value)) {
    if (!child.array) {
      faults.arrayForOne(child, value, run);
      return;
    }
    if (value.length === 0) faults.emptyArray(child, run);
    for (let i = 0; i < value.length; i++) {
      run.push(child.name, i, child);
      const side = child.readsSide ? sideOf(child, parent, i) : undefined;
      if (value[i] === null && child.kind === 'primitive') faults.nullInArray(child, parent, i, run);
      else checkOne(engine, child, value[i]!, run, side);
      run.pop();
    }
    return;
  }
  run.push(child.name, child.array ? 0 : -1, child);
  if (child.array) faults.oneForArray(child, run);
  if (!child.array || typeof value === 'object') {
    checkOne(engine, child, value, run, child.readsSide ? sideOf(child, parent, -1) : undefined);
  }
  run.pop();
}

function checkOne(engine: Engine, child: Child, value: Json, run: Run, side: JsonObject | undefined): void {
  switch (child.kind) {
    case 'primitive':
      if (!checkPrimitive(child, value, run)) return;
      break;
    case 'complex':
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        faults.notAnObject(child, value, run);
        return;
      }
      child.complex ??= engine.types.complex(child.typeId);
      if (child.complex === undefined) {
        faults.unknownType(child, run);
        return;
      }
      if (!checkObject(engine, child.complex, value, run, false)) return;
      if (value['id'] !== undefined && hasOnlyId(value)) faults.emptyObject(run);
      break;
    case 'resource':
      checkResource(engine, child, value, run);
      return;
    case 'xhtml':
      if (typeof value !== 'string') {
        faults.notAString(value, run);
        return;
      }
  }
  for (const assertion of child.assertions) assertion.check(value, run, side);
}

/** A primitive that has only its `_name` object. */
function checkBareCompanion(child: Child, side: JsonObject, run: Run): void {
  if (hasOnlyId(side)) {
    faults.emptyObject(run);
    return;
  }
  if (!child.asksWithoutValue) return;
  for (const assertion of child.assertions) if (assertion.withoutValue === true) assertion.check(null, run, side);
}

function hasOnlyId(value: JsonObject): boolean {
  for (const key in value) if (key !== 'id') return false;
  return value['id'] !== undefined;
}

/** @returns whether the value is good enough to be checked further */
function checkPrimitive(child: Child, value: Json, run: Run): boolean {
  if (child.rule === undefined) return typeof value !== 'object';
  const lexeme = typeof value === 'number' && run.lexemes !== undefined ? run.lexemes.at(run.path()) : undefined;
  const problem = child.rule(value, lexeme);
  if (problem === undefined) {
    if (typeof value === child.jsonType || run.syntax !== 'json') return true;
    faults.wrongJsonType(child, value, run);
    return true;
  }
  run.report(problem.severity, problem.code, problem.text);
  return problem.severity !== 'error';
}

/** The `_name` property: an object, or an array of objects and nulls beside an array of values. */
function checkCompanion(engine: Engine, child: Child, parent: JsonObject, run: Run): void {
  const side = parent[`_${child.key}`]!;
  const beside = parent[child.key];
  if (child.array !== Array.isArray(side)) {
    faults.companionShape(child, run);
    if (Array.isArray(side)) return;
  }
  const list = Array.isArray(side) ? side : [side];
  for (let i = 0; i < list.length; i++) {
    const one = list[i]!;
    run.push(child.name, child.array ? i : -1, child);
    if (one === null && child.array) {
      const value = Array.isArray(beside) ? beside[i] : undefined;
      if (value === undefined) faults.emptyPlace(run);
    } else if (typeof one !== 'object' || one === null || Array.isArray(one)) {
      faults.notAnObject(child, one, run);
    } else {
      child.complex ??= engine.types.complex('Element');
      checkObject(engine, child.complex!, one, run, false);
      const value = Array.isArray(beside) ? beside[i] : beside;
      if (value === undefined || value === null) checkBareCompanion(child, one, run);
    }
    run.pop();
  }
}

function sideOf(child: Child, parent: JsonObject, index: number): JsonObject | undefined {
  const side = parent[`_${child.key}`];
  const one = Array.isArray(side) ? (index < 0 ? undefined : side[index]) : side;
  return typeof one === 'object' && one !== null && !Array.isArray(one) ? one : undefined;
}
