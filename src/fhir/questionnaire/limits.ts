/** Limits that a question's extensions set on its answers (FHIR extensions registry; SDC for quantities). */
import type { JsonObject } from '../../parse/tree.js';
import { pattern } from '../path/pattern.js';
import { convertFactor } from '../ucum/convert.js';
import type { Report, ResponseWorld } from './context.js';
import { compareAnswers } from './enable.js';
import { extensionValues, isObject, type Question, text, type Value } from './model.js';

const BASE = 'http://hl7.org/fhir/StructureDefinition/';
const SDC = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-';
const UCUM = 'http://unitsofmeasure.org';

/** Checks an answer's value against every limit of its question. */
export function checkLimits(question: Question, value: Value, at: string, world: ResponseWorld, report: Report): void {
  if (typeof value.value === 'string') checkText(question, value.value, at, report);
  if (typeof value.value === 'number') checkPlaces(question, value.value, at, report);
  if (isObject(value.value)) {
    if (value.type === 'Quantity') checkQuantity(question, value.value, at, world, report);
    if (value.type === 'Attachment') checkAttachment(question, value.value, at, report);
  } else checkRange(question, value, at, report);
}

function checkRange(question: Question, value: Value, at: string, report: Report): void {
  for (const { value: least } of extensionValues(question, `${BASE}minValue`))
    if ((compareAnswers(value.value, least) ?? 0) < 0)
      report.error('invariant', 'The answer is less than the question allows.', at);
  for (const { value: most } of extensionValues(question, `${BASE}maxValue`))
    if ((compareAnswers(value.value, most) ?? 0) > 0)
      report.error('invariant', 'The answer is more than the question allows.', at);
}

function checkText(question: Question, value: string, at: string, report: Report): void {
  if (question.maxLength !== undefined && value.length > question.maxLength)
    report.error(
      'invariant',
      `The answer is longer than the ${question.maxLength} characters that the question allows.`,
      at,
    );
  for (const { value: least } of extensionValues(question, `${BASE}minLength`))
    if (typeof least === 'number' && value.length < least)
      report.error('invariant', `The answer is shorter than the ${least} characters that the question asks for.`, at);
  for (const { value: source } of extensionValues(question, `${BASE}regex`))
    if (typeof source === 'string' && !fits(value, source))
      report.error('invariant', 'The answer is not of the form that the question asks for.', at);
  if (question.type === 'string' && /[\r\n]/.test(value))
    report.add(
      'warning',
      'invariant',
      'The answer to a question of type string holds line breaks; text allows them.',
      at,
    );
}

/** A questionnaire whose expression is broken breaks no answer. */
function fits(value: string, source: string): boolean {
  try {
    return pattern(`^(?:${source})$`).finds(value);
  } catch {
    return true;
  }
}

function checkPlaces(question: Question, value: number, at: string, report: Report): void {
  const written = String(value);
  const places = written.includes('.') ? written.length - written.indexOf('.') - 1 : 0;
  for (const { value: most } of extensionValues(question, `${BASE}maxDecimalPlaces`))
    if (typeof most === 'number' && places > most)
      report.error('invariant', `The answer has more than ${most} decimal places.`, at);
}

function checkQuantity(question: Question, value: JsonObject, at: string, world: ResponseWorld, report: Report): void {
  for (const [url, sign, word] of [
    ['minQuantity', -1, 'less'],
    ['maxQuantity', 1, 'more'],
  ] as const) {
    for (const { value: limit } of extensionValues(question, SDC + url)) {
      const order = isObject(limit) ? compareQuantity(value, limit) : 0;
      if (order === undefined)
        report.error(
          'invariant',
          'The answer cannot be compared with the limit of the question: give both a UCUM unit of one kind.',
          at,
        );
      else if (Math.sign(order) === sign)
        report.error('invariant', `The answer is ${word} than the question allows.`, at);
    }
  }
  checkUnit(question, value, at, world, report);
}

/** @returns undefined where the units do not allow it */
function compareQuantity(a: JsonObject, b: JsonObject): number | undefined {
  const [x, y] = [a['value'], b['value']];
  if (typeof x !== 'number' || typeof y !== 'number') return undefined;
  const [from, to] = [text(a['code']), text(b['code'])];
  if (from === undefined || to === undefined || a['system'] !== b['system']) return undefined;
  if (from === to) return x - y;
  const factor = a['system'] === UCUM ? convertFactor(from, to) : undefined;
  return factor === undefined ? undefined : x * factor - y;
}

function checkUnit(question: Question, value: JsonObject, at: string, world: ResponseWorld, report: Report): void {
  const units = extensionValues(question, `${BASE}questionnaire-unitOption`)
    .map((one) => one.value)
    .filter(isObject);
  const same = (one: JsonObject) => one['system'] === value['system'] && one['code'] === value['code'];
  if (units.length > 0 && !units.some(same))
    report.error('invariant', 'The unit of the answer is none that the question allows.', at);
  for (const { value: set } of extensionValues(question, `${BASE}questionnaire-unitValueSet`)) {
    const code = text(value['code']);
    const member =
      typeof set !== 'string' ? true : code === undefined ? false : world.member(set, text(value['system']), code);
    if (member === false)
      report.error('invariant', 'The unit of the answer is not in the value set of units that the question names.', at);
  }
}

function checkAttachment(question: Question, value: JsonObject, at: string, report: Report): void {
  const types = extensionValues(question, `${BASE}mimeType`)
    .map((one) => one.value)
    .filter((one) => typeof one === 'string');
  const own = text(value['contentType']);
  if (types.length > 0 && !types.some((one) => own?.startsWith(one)))
    report.error('required', 'The attachment is of none of the content types that the question allows.', at);
  const size = sizeOf(value);
  for (const { value: most } of extensionValues(question, `${BASE}maxSize`))
    if (typeof most === 'number' && size !== undefined && size > most)
      report.error('invariant', 'The attachment is larger than the question allows.', at);
}

function sizeOf(value: JsonObject): number | undefined {
  const data = text(value['data']);
  if (data === undefined) return typeof value['size'] === 'number' ? value['size'] : undefined;
  const letters = data.replace(/[^A-Za-z0-9+/]/g, '').length;
  return Math.floor((letters * 3) / 4);
}
