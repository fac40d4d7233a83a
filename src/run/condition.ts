/** The `where` of a rule: which facts it applies to. Compiled once into a predicate. */

import type { Condition, Where } from '../catalogue/types.js';
import { fieldOf } from '../checks/value.js';
import type { Fact } from '../record/facts.js';

export type Predicate = (fact: Fact) => boolean;

type Test = (value: unknown) => boolean;

/**
 * @param codes gives the list behind `in: "<standard>/<name>"`: an array of strings, or an object whose keys count.
 * @throws Error naming the condition that has no meaning.
 */
export function compileWhere(where: Where | undefined, codes: (name: string) => unknown): Predicate | undefined {
  if (!where) return undefined;
  if (Array.isArray(where)) {
    const alternatives = where.map((one) => compileAll(one, codes));
    return (fact) => alternatives.some((one) => one(fact));
  }
  return compileAll(where, codes);
}

function compileAll(where: Record<string, Condition>, codes: (name: string) => unknown): Predicate {
  const tests = Object.entries(where).map(([path, condition]): Predicate => {
    const test = compileCondition(condition, codes);
    if (!path.includes('.')) return (fact) => test((fact as unknown as Record<string, unknown>)[path]);
    return (fact) => test(fieldOf(fact, path));
  });
  return (fact) => tests.every((test) => test(fact));
}

function compileCondition(condition: Condition, codes: (name: string) => unknown): Test {
  if (Array.isArray(condition)) return anyOf(new Set<unknown>(condition));
  if (typeof condition !== 'object')
    return (value) => (Array.isArray(value) ? value.includes(condition) : value === condition);
  const tests: Test[] = [];
  if (condition.present !== undefined) tests.push((value) => isPresent(value) === condition.present);
  if (condition.not !== undefined) {
    const inner = compileCondition(condition.not, codes);
    tests.push((value) => !inner(value));
  }
  if (condition.matches !== undefined) {
    const pattern = new RegExp(condition.matches, 'u');
    tests.push((value) => typeof value === 'string' && pattern.test(value));
  }
  if (condition.in !== undefined) {
    const list = codes(condition.in);
    tests.push(anyOf(new Set<unknown>(Array.isArray(list) ? list : Object.keys(list as object))));
  }
  const { min, max } = condition;
  if (min !== undefined) tests.push((value) => sizeOf(value) >= min);
  if (max !== undefined) tests.push((value) => sizeOf(value) <= max);
  if (tests.length === 0) throw new Error('a condition of a rule asks for nothing');
  return (value) => tests.every((test) => test(value));
}

function anyOf(list: Set<unknown>): Test {
  return (value) => (Array.isArray(value) ? value.some((one) => list.has(one)) : list.has(value));
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
}

function sizeOf(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' || Array.isArray(value) ? value.length : Number.NaN;
}
