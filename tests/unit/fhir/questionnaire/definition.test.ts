import { describe, expect, it } from 'vitest';
import { checkQuestionnaire } from '../../../../src/fhir/questionnaire/definition.js';
import type { JsonObject } from '../../../../src/parse/tree.js';

const find = (...item: JsonObject[]) =>
  checkQuestionnaire({ resourceType: 'Questionnaire', item }).map(
    ({ severity, expression }) => `${severity} ${expression}`,
  );

const when = (question?: string): JsonObject => ({
  enableWhen: [{ ...(question === undefined ? {} : { question }), operator: 'exists', answerBoolean: true }],
});

describe('conditions', () => {
  it.each<[string, JsonObject[], string[]]>([
    ['an earlier item', [{ linkId: 'a' }, { linkId: 'b', ...when('a') }], []],
    ['an item around it', [{ linkId: 'a', item: [{ linkId: 'b', ...when('a') }] }], []],
    ['no question', [{ linkId: 'a', ...when() }], ['error Questionnaire.item[0]']],
    ['an unknown question', [{ linkId: 'a', ...when('z') }], ['error Questionnaire.item[0]']],
    ['itself', [{ linkId: 'a', ...when('a') }], ['error Questionnaire.item[0]']],
    ['an item inside', [{ linkId: 'a', ...when('b'), item: [{ linkId: 'b' }] }], ['error Questionnaire.item[0]']],
    ['a later item', [{ linkId: 'a', ...when('b') }, { linkId: 'b' }], ['warning Questionnaire.item[0]']],
    [
      'one in a nested item',
      [{ linkId: 'g', item: [{ linkId: 'a', ...when('z') }] }],
      ['error Questionnaire.item[0].item[0]'],
    ],
  ])('%s', (_what, items, wanted) => expect(find(...items)).toEqual(wanted));
});

describe('options', () => {
  it.each<[string, JsonObject, number]>([
    ['integer', { valueInteger: 1 }, 0],
    ['integer', { valueString: '1' }, 1],
    ['choice', { valueCoding: { code: 'a' } }, 0],
    ['date', { valueCoding: { code: 'a' } }, 1],
  ])('of type %s: %j', (type, option, count) => {
    expect(find({ linkId: 'a', type, answerOption: [option] })).toHaveLength(count);
  });
});
