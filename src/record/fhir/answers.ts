/** QuestionnaireResponse: one fact for each answer, at whatever depth its item stands. */
import type { JsonObject } from '../../parse/tree.js';
import type { AnswerFact } from '../facts.js';
import { isPresent, itemsIn, objectIn, textIn } from '../json.js';
import { profilesOf } from './composition.js';
import { codingFact } from './concepts.js';
import type { ResourceNode } from './node.js';
import type { Walk } from './walk.js';

const DEEPEST = 50;

interface Item {
  value: JsonObject;
  path: string;
}

export function readAnswers({ resource, path }: ResourceNode, walk: Walk): void {
  const items = itemsOf({ value: resource, path }, 0);
  const beside = items.map(({ value }) => textIn(value['linkId']) ?? '');
  const questionnaire = textIn(resource['questionnaire']) ?? textIn(objectIn(resource['questionnaire'])?.['reference']);
  const profiles = [...profilesOf(resource), ...(questionnaire === undefined ? [] : [questionnaire])];
  items.forEach((item, i) => {
    for (const answer of itemsIn(item.value['answer'], `${item.path}.answer`))
      walk.out.add(answerOf(answer, beside[i] ?? '', profiles, beside, walk));
  });
}

function itemsOf(holder: Item, depth: number): Item[] {
  if (depth > DEEPEST) return [];
  const inside = itemsIn(holder.value['item'], `${holder.path}.item`);
  const below = itemsIn(holder.value['answer'], `${holder.path}.answer`);
  return [
    ...inside.flatMap((item) => [item, ...itemsOf(item, depth + 1)]),
    ...below.flatMap((answer) => itemsOf(answer, depth + 1)),
  ];
}

function answerOf(answer: Item, linkId: string, profiles: string[], beside: string[], walk: Walk): AnswerFact {
  const sent = objectIn(answer.value['valueCoding']);
  const fact: AnswerFact = {
    kind: 'answer',
    path: answer.path,
    linkId,
    profiles,
    words: Object.keys(answer.value).some((name) => /^value(?!Coding)/.test(name) && isPresent(answer.value[name])),
    beside,
  };
  if (sent) {
    const path = `${answer.path}.valueCoding`;
    fact.coding = codingFact(sent, path, 'value', 'QuestionnaireResponse.item.answer.valueCoding', walk);
  }
  return fact;
}
