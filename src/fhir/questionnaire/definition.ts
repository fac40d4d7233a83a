/** Rules for a Questionnaire beyond its constraints (FHIR R4 §2.6 Questionnaire, enableWhen; HL7's validator). */
import type { JsonObject } from '../../parse/tree.js';
import type { Issue } from '../contract.js';
import { type Condition, type Question, type QuestionTree, readQuestions } from './model.js';

/**
 * Checks the conditions of a Questionnaire's items, and its options against their types.
 * That link ids differ is constraint que-2 and not asked again here.
 * @param questionnaire the resource in JSON's shape
 */
export function checkQuestionnaire(questionnaire: JsonObject): Issue[] {
  const tree = readQuestions(questionnaire);
  const out: Issue[] = [];
  const visit = (question: Question): void => {
    for (const condition of question.conditions) {
      const problem = conditionProblem(question, condition, tree);
      if (problem) out.push({ ...problem, expression: question.path });
    }
    if (!optionsFit(question)) out.push({ ...OPTION_TYPE, expression: question.path });
    question.items.forEach(visit);
  };
  tree.items.forEach(visit);
  return out;
}

type Problem = Omit<Issue, 'expression'>;

const rule = (severity: 'error' | 'warning', text: string): Problem => ({ severity, code: 'business-rule', text });

const NO_QUESTION = rule('error', 'An enableWhen names no question: give the linkId of the question that decides.');
const UNKNOWN = rule('error', 'An enableWhen names a linkId that no item of this Questionnaire has.');
const ITSELF = rule('error', 'An enableWhen depends on its own item.');
const INNER = rule('error', 'An enableWhen depends on an item inside the item that it enables.');
const LATER = rule('warning', 'An enableWhen depends on an item that comes later.');
const OPTION_TYPE: Problem = {
  severity: 'warning',
  code: 'value',
  text: 'An answer option is of another type than the answers of this item.',
};

function conditionProblem(
  question: Question,
  { question: linkId }: Condition,
  tree: QuestionTree,
): Problem | undefined {
  if (linkId === undefined) return NO_QUESTION;
  const target = tree.byLinkId.get(linkId);
  if (!target) return UNKNOWN;
  if (target === question) return ITSELF;
  for (let above = target.parent; above; above = above.parent) if (above === question) return INNER;
  return target.order > question.order ? LATER : undefined;
}

const OPTION_TYPES = new Map<string, string>(
  Object.entries({
    integer: 'Integer',
    date: 'Date',
    time: 'Time',
    string: 'String',
  }),
);

function optionsFit(question: Question): boolean {
  const wanted = OPTION_TYPES.get(question.type);
  return wanted === undefined || question.options.every((option) => option.type === wanted);
}
