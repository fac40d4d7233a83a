/** A Questionnaire's items as rules ask of them; STU3's option, options and hasAnswer come as R4's words. */
import type { Json, JsonObject } from '../../parse/tree.js';

export interface Question {
  linkId: string;
  type: string;
  text: string | undefined;
  required: boolean;
  repeats: boolean;
  maxLength: number | undefined;
  options: readonly Value[];
  /** Places in options of those that exclude all others. */
  exclusive: ReadonlySet<number>;
  valueSet: string | undefined;
  conditions: readonly Condition[];
  behavior: 'all' | 'any' | undefined;
  items: readonly Question[];
  parent: Question | undefined;
  /** Place among all items, in the order of the Questionnaire. */
  order: number;
  /** FHIRPath with indices. */
  path: string;
  extensions: readonly JsonObject[];
}

export interface Condition {
  question: string | undefined;
  operator: string;
  answer: Value | undefined;
}

/** value[x] or answer[x] of an object: its type as the property name has it (Coding, Boolean) and its value. */
export interface Value {
  type: string;
  value: Json;
}

export interface QuestionTree {
  items: readonly Question[];
  byLinkId: ReadonlyMap<string, Question>;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objects(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : isObject(value) ? [value] : [];
}

export function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The one choice property of an object that begins with a name. */
export function choice(of: JsonObject, name: 'value' | 'answer'): Value | undefined {
  for (const key of Object.keys(of)) {
    const next = key.charCodeAt(name.length);
    if (key.startsWith(name) && next >= 65 && next <= 90) return { type: key.slice(name.length), value: of[key]! };
  }
  return undefined;
}

const EXCLUSIVE = 'http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive';
const DEEPEST = 100;

class Reader {
  readonly byLinkId = new Map<string, Question>();
  private count = 0;

  read(list: readonly JsonObject[], parent: Question | undefined, base: string, depth: number): Question[] {
    if (depth > DEEPEST) return [];
    return list.map((item, i) => this.one(item, parent, `${base}.item[${i}]`, depth));
  }

  private one(item: JsonObject, parent: Question | undefined, path: string, depth: number): Question {
    const options = objects(item['answerOption'] ?? item['option']);
    const set = item['answerValueSet'] ?? (isObject(item['options']) ? item['options']['reference'] : undefined);
    const behavior = item['enableBehavior'];
    const question: Question = {
      linkId: text(item['linkId']) ?? '',
      type: text(item['type']) ?? '',
      text: text(item['text']),
      required: item['required'] === true,
      repeats: item['repeats'] === true,
      maxLength: typeof item['maxLength'] === 'number' ? item['maxLength'] : undefined,
      options: options.map((one) => choice(one, 'value')).filter((one) => one !== undefined),
      exclusive: new Set(options.flatMap((one, at) => (isExclusive(one) ? [at] : []))),
      valueSet: text(set),
      conditions: objects(item['enableWhen']).map(conditionOf),
      behavior: behavior === 'all' || behavior === 'any' ? behavior : undefined,
      items: [],
      parent,
      order: this.count++,
      path,
      extensions: objects(item['extension']),
    };
    if (!this.byLinkId.has(question.linkId)) this.byLinkId.set(question.linkId, question);
    question.items = this.read(objects(item['item']), question, path, depth + 1);
    return question;
  }
}

function isExclusive(option: JsonObject): boolean {
  return objects(option['extension']).some((one) => one['url'] === EXCLUSIVE && one['valueBoolean'] === true);
}

/** STU3 has no operator: an answer is for equality, hasAnswer for existence. */
function conditionOf(json: JsonObject): Condition {
  const exists = typeof json['hasAnswer'] === 'boolean' ? { type: 'Boolean', value: json['hasAnswer'] } : undefined;
  return {
    question: text(json['question']),
    operator: text(json['operator']) ?? (exists ? 'exists' : '='),
    answer: exists ?? choice(json, 'answer'),
  };
}

/** Reads a Questionnaire in JSON's shape, R4 or STU3. */
export function readQuestions(questionnaire: JsonObject): QuestionTree {
  const reader = new Reader();
  const items = reader.read(objects(questionnaire['item']), undefined, 'Questionnaire', 0);
  return { items, byLinkId: reader.byLinkId };
}

/** The values of an item's extensions of a URL. */
export function extensionValues(question: Question, url: string): Value[] {
  return question.extensions
    .filter((one) => one['url'] === url)
    .map((one) => choice(one, 'value'))
    .filter((one) => one !== undefined);
}
