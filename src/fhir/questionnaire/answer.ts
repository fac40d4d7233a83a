/** One answer against its question: type, options and value set. */
import type { JsonObject } from '../../parse/tree.js';
import type { Report, ResponseWorld } from './context.js';
import { sameAnswer } from './enable.js';
import { checkLimits } from './limits.js';
import { choice, isObject, objects, type Question, text, type Value } from './model.js';

const TYPES = new Map<string, readonly string[]>(
  Object.entries({
    boolean: ['Boolean'],
    decimal: ['Decimal'],
    integer: ['Integer'],
    date: ['Date'],
    dateTime: ['DateTime'],
    time: ['Time'],
    string: ['String'],
    text: ['String'],
    url: ['Uri'],
    attachment: ['Attachment'],
    reference: ['Reference'],
    quantity: ['Quantity'],
    choice: ['Coding', 'Date', 'Time', 'Integer', 'String'],
    'open-choice': ['Coding', 'Date', 'Time', 'Integer', 'String'],
  }),
);

/**
 * Checks an answer.
 * @param contained value sets that the Questionnaire itself holds, by #id
 */
export function checkAnswer(
  question: Question,
  answer: JsonObject,
  path: string,
  contained: ReadonlyMap<string, JsonObject>,
  world: ResponseWorld,
  report: Report,
): void {
  const value = choice(answer, 'value');
  if (!value) return;
  const at = `${path}.value`;
  const allowed = TYPES.get(question.type);
  if (allowed && !allowed.includes(value.type)) {
    report.error('invariant', `The answer is of another type than the question asks for (${question.type}).`, at);
    return;
  }
  checkOptions(question, value, path, contained, world, report);
  checkLimits(question, value, at, world, report);
}

function checkOptions(
  question: Question,
  value: Value,
  path: string,
  contained: ReadonlyMap<string, JsonObject>,
  world: ResponseWorld,
  report: Report,
): void {
  const free = question.type === 'open-choice' && value.type === 'String';
  if (free) return;
  if (question.options.length > 0) {
    const listed = question.options.some((option) => option.type === value.type && sameAnswer(option, value));
    if (!listed)
      report.error(
        'invariant',
        'The answer is none of the options of the question.',
        value.type === 'Coding' ? path : `${path}.value`,
      );
  } else if (question.valueSet !== undefined) checkValueSet(question.valueSet, value, path, contained, world, report);
}

const OUTSIDE = 'The answer is not in the value set of the question.';

function checkValueSet(
  valueSet: string,
  value: Value,
  path: string,
  contained: ReadonlyMap<string, JsonObject>,
  world: ResponseWorld,
  report: Report,
): void {
  const coding = isObject(value.value) ? value.value : undefined;
  const code = coding ? text(coding['code']) : typeof value.value === 'string' ? value.value : undefined;
  if (code === undefined) return;
  const system = coding && text(coding['system']);
  const own = contained.get(valueSet);
  const answer = own ? memberOfContained(own, system, code, world) : world.member(valueSet, system, code);
  if (answer === false) report.error(coding ? 'code-invalid' : 'invariant', OUTSIDE, coding ? path : `${path}.value`);
  else if (answer === undefined)
    report.add(
      'warning',
      'code-invalid',
      'Whether the answer is in the value set of the question cannot be told from what is loaded.',
      path,
      'terminology-not-loaded',
    );
}

/** A contained value set that lists its codes, or takes in others. */
function memberOfContained(
  valueSet: JsonObject,
  system: string | undefined,
  code: string,
  world: ResponseWorld,
): boolean | undefined {
  const compose = isObject(valueSet['compose']) ? valueSet['compose'] : {};
  const answers = objects(compose['include']).map((part) => {
    if (part['filter'] !== undefined || part['valueSet'] !== undefined) return includedSets(part, system, code, world);
    if (text(part['system']) !== system) return false;
    const concepts = objects(part['concept']);
    return concepts.length === 0 ? undefined : concepts.some((one) => one['code'] === code);
  });
  if (answers.includes(true)) return compose['exclude'] === undefined ? true : undefined;
  return answers.length === 0 || answers.includes(undefined) ? undefined : false;
}

function includedSets(
  part: JsonObject,
  system: string | undefined,
  code: string,
  world: ResponseWorld,
): boolean | undefined {
  const sets = part['valueSet'];
  if (part['filter'] !== undefined || part['system'] !== undefined || !Array.isArray(sets)) return undefined;
  const answers = sets.map((url) => (typeof url === 'string' ? world.member(url, system, code) : undefined));
  return answers.includes(false) ? false : answers.every((one) => one === true) ? true : undefined;
}
