/** Whether an item is enabled by what has been answered (FHIR R4 §2.6.5.8; operators of value set questionnaire-enable-operator). */
import type { Json, JsonObject } from '../../parse/tree.js';
import { compareMoments, readMoment } from '../path/dates.js';
import { type Condition, choice, isObject, objects, type Question, type Value } from './model.js';

/** The items of the response from the innermost list outwards; conditions look at the nearest first. */
export class Around {
  private index: Map<string, Value[]> | undefined;

  constructor(
    private readonly items: readonly JsonObject[],
    readonly outer: Around | undefined,
  ) {}

  /** The answers under an item of that link id; undefined where no such item is in this list or below. */
  answers(linkId: string): readonly Value[] | undefined {
    if (!this.index) {
      this.index = new Map();
      for (const item of this.items) gather(item, this.index);
    }
    return this.index.get(linkId);
  }
}

function gather(item: JsonObject, into: Map<string, Value[]>): void {
  const answers = objects(item['answer']);
  const linkId = item['linkId'];
  if (typeof linkId === 'string') {
    const known = into.get(linkId) ?? [];
    for (const one of answers) {
      const value = choice(one, 'value');
      if (value) known.push(value);
    }
    into.set(linkId, known);
  }
  for (const one of objects(item['item'])) gather(one, into);
  for (const answer of answers) for (const one of objects(answer['item'])) gather(one, into);
}

/** Is the item enabled? Without conditions it is. Several without a behavior are joined by any, as in STU3. */
export function isEnabled(question: Question, around: Around, fallback: 'any' | 'enabled'): boolean {
  const { conditions, behavior } = question;
  if (conditions.length === 0) return true;
  if (conditions.length > 1 && behavior === undefined && fallback === 'enabled') return true;
  const met = (condition: Condition) => isMet(condition, around);
  return behavior === 'all' ? conditions.every(met) : conditions.some(met);
}

function isMet({ question, operator, answer }: Condition, around: Around): boolean {
  if (question === undefined || !answer) return true;
  const given = answersTo(question, around);
  if (operator === 'exists') return given.length > 0 === (answer.value === true);
  return given.some((one) => holds(operator, one, answer));
}

function answersTo(linkId: string, around: Around): readonly Value[] {
  for (let level: Around | undefined = around; level; level = level.outer) {
    const found = level.answers(linkId);
    if (found) return found;
  }
  return [];
}

function holds(operator: string, given: Value, wanted: Value): boolean {
  if (operator === '=') return sameAnswer(given, wanted);
  if (operator === '!=') return !sameAnswer(given, wanted);
  const order = compareAnswers(given.value, wanted.value);
  if (order === undefined) return false;
  if (operator === '>') return order > 0;
  if (operator === '<') return order < 0;
  if (operator === '>=') return order >= 0;
  return operator === '<=' && order <= 0;
}

/** Codings are the same by system and code; quantities by value and unit; others by what is written. */
export function sameAnswer(a: Value, b: Value): boolean {
  if (!isObject(a.value) || !isObject(b.value)) return a.value === b.value;
  const keys =
    a.type === 'Quantity' ? ['value', 'system', 'code'] : a.type === 'Reference' ? ['reference'] : ['system', 'code'];
  const [left, right] = [a.value, b.value];
  return keys.every((key) => left[key] === right[key]);
}

/** Order of two numbers, dates, texts or quantities of one unit; undefined where there is none. */
export function compareAnswers(a: Json, b: Json): number | undefined {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (isObject(a) && isObject(b))
    return a['code'] === b['code'] ? compareAnswers(a['value'] ?? null, b['value'] ?? null) : undefined;
  if (typeof a !== 'string' || typeof b !== 'string') return undefined;
  const left = readMoment(a);
  const right = readMoment(b);
  if (left && right) return compareMoments(left, right);
  return a < b ? -1 : a > b ? 1 : 0;
}
