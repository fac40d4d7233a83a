/** Walks the items of a response beside those of its Questionnaire. */
import type { JsonObject } from '../../parse/tree.js';
import { checkAnswer } from './answer.js';
import type { Report, ResponseWorld } from './context.js';
import { Around, isEnabled, sameAnswer } from './enable.js';
import { sayExpressions } from './expressions.js';
import { choice, extensionValues, objects, type Question, type QuestionTree, text } from './model.js';

const OCCURS = 'http://hl7.org/fhir/StructureDefinition/questionnaire-';
const DEEPEST = 100;

/** An item of the response with its place. */
interface Placed {
  item: JsonObject;
  path: string;
}

/** Whether the item may be answered, and whether it is known that it must be. */
interface Enabled {
  enabled: boolean;
  asked: boolean;
}

export class ResponseWalk {
  private depth = 0;

  constructor(
    private readonly tree: QuestionTree,
    private readonly contained: ReadonlyMap<string, JsonObject>,
    private readonly finished: boolean,
    private readonly world: ResponseWorld,
    private readonly report: Report,
  ) {}

  start(response: JsonObject): void {
    this.list(undefined, objects(response['item']), 'QuestionnaireResponse', undefined);
  }

  private list(
    above: Question | undefined,
    items: readonly JsonObject[],
    parent: string,
    outer: Around | undefined,
  ): void {
    if (this.depth++ > DEEPEST) return;
    const around = new Around(items, outer);
    const byQuestion = new Map<Question, Placed[]>();
    let last = -1;
    items.forEach((item, i) => {
      const path = `${parent}.item[${i}]`;
      const question = this.find(above, item, parent);
      if (!question) return;
      if (question.order < last)
        this.report.error('structure', 'The item stands before an item that the questionnaire has earlier.', path);
      last = Math.max(last, question.order);
      const placed = byQuestion.get(question);
      if (placed) placed.push({ item, path });
      else byQuestion.set(question, [{ item, path }]);
    });
    for (const question of above?.items ?? this.tree.items)
      this.question(question, byQuestion.get(question) ?? [], parent, around);
    for (const [question, placed] of byQuestion)
      if (question.parent !== above) this.question(question, placed, parent, around);
    this.depth--;
  }

  private find(above: Question | undefined, item: JsonObject, parent: string): Question | undefined {
    const linkId = text(item['linkId']);
    if (linkId === undefined) {
      this.report.error('required', 'An item has no linkId, so its question is not known.', parent);
      return undefined;
    }
    const found = this.tree.byLinkId.get(linkId);
    if (found?.parent === above && found) return found;
    if (found)
      this.report.error('structure', 'An item stands elsewhere than its question in the questionnaire.', parent);
    else this.report.error('not-found', 'An item has a linkId that the questionnaire does not have.', parent);
    return found;
  }

  private question(question: Question, placed: readonly Placed[], parent: string, around: Around): void {
    const unread = sayExpressions(question.extensions, placed[0]?.path ?? parent, this.report);
    const enabled = isEnabled(question, around, this.world.version < '4.0' ? 'any' : 'enabled');
    const asked = enabled && !unread;
    if (placed.length === 0) {
      if (asked && question.required) this.missing(parent);
      return;
    }
    if (placed.length > 1 && !question.repeats)
      this.report.error('invalid', 'Only one item may answer this question, and here are several.', placed[1]!.path);
    for (const one of placed) this.item(question, one, { enabled, asked }, around);
  }

  private missing(at: string): void {
    this.report.add(this.finished ? 'error' : 'warning', 'required', 'A required question has no answer.', at);
  }

  private item(question: Question, { item, path }: Placed, { enabled, asked }: Enabled, around: Around): void {
    const answers = objects(item['answer']);
    const items = objects(item['item']);
    const own = text(item['text']);
    if (own !== undefined && question.text !== undefined && own !== question.text)
      this.report.error('invalid', 'The text of the item is not that of its question.', path);
    if (!enabled && (answers.length > 0 || items.length > 0)) {
      this.report.error(
        'invalid',
        'The item is answered although its question is not enabled by the other answers.',
        path,
      );
      return;
    }
    if (question.type === 'group') this.group(question, answers, items, path, around);
    else if (question.type === 'display') {
      if (answers.length > 0 || items.length > 0)
        this.report.error('structure', 'An item that only displays text has answers.', path);
    } else this.answered(question, answers, items, asked, path, around);
  }

  private group(
    question: Question,
    answers: readonly JsonObject[],
    items: readonly JsonObject[],
    path: string,
    around: Around,
  ): void {
    if (answers.length > 0) this.report.error('structure', 'A group has answers; only its questions may.', path);
    if (items.length === 0 && question.required) this.report.error('invariant', 'A required group has no items.', path);
    if (items.length > 0 || answers.length > 0) this.list(question, items, path, around);
  }

  private answered(
    question: Question,
    answers: readonly JsonObject[],
    items: readonly JsonObject[],
    asked: boolean,
    path: string,
    around: Around,
  ): void {
    if (items.length > 0)
      this.report.error(
        'structure',
        'Items that follow a question stand inside its answer (answer.item), not beside it.',
        path,
      );
    if (answers.length === 0 && asked && question.required) this.missing(path);
    if (answers.length > 1 && !question.repeats)
      this.report.error('invalid', 'The question takes one answer, and here are several.', path);
    this.occurs(question, answers.length, path);
    this.exclusive(question, answers, path);
    answers.forEach((answer, i) => {
      const at = `${path}.answer[${i}]`;
      checkAnswer(question, answer, at, this.contained, this.world, this.report);
      this.list(question, objects(answer['item']), at, around);
    });
  }

  private occurs(question: Question, count: number, path: string): void {
    for (const { value } of extensionValues(question, `${OCCURS}minOccurs`))
      if (typeof value === 'number' && count < value)
        this.report.error('invalid', `The question asks for ${value} answers or more.`, path);
    for (const { value } of extensionValues(question, `${OCCURS}maxOccurs`))
      if (typeof value === 'number' && count > value)
        this.report.error('invalid', `The question takes ${value} answers at most.`, path);
  }

  private exclusive(question: Question, answers: readonly JsonObject[], path: string): void {
    if (answers.length < 2 || question.exclusive.size === 0) return;
    answers.forEach((answer, i) => {
      const value = choice(answer, 'value');
      const at = value
        ? question.options.findIndex((option) => option.type === value.type && sameAnswer(option, value))
        : -1;
      if (question.exclusive.has(at))
        this.report.error('invariant', 'The answer excludes all others, and there are others.', `${path}.answer[${i}]`);
    });
  }
}
