import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../src/parse/tree.js';
import { find, limit } from './answers.js';

const SDC = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-';
const expression = { valueExpression: { language: 'text/fhirpath', expression: 'true' } };
const hanging = {
  linkId: 'a',
  type: 'string',
  required: true,
  extension: [limit(`${SDC}enableWhenExpression`, expression)],
};
const constraint = limit('questionnaire-constraint', { extension: [] as JsonObject[] });

describe('expressions of a questionnaire', () => {
  it.each<[string, JsonObject[], JsonObject[], string[]]>([
    ['leave open whether a required question is asked', [hanging], [], ['information not-supported .']],
    [
      'are said where the answer stands',
      [hanging],
      [{ linkId: 'a', answer: [{ valueString: 'x' }] }],
      ['information not-supported .item[0]'],
    ],
    [
      'do not keep the rest from being checked',
      [hanging],
      [{ linkId: 'a', answer: [{ valueInteger: 1 }] }],
      ['information not-supported .item[0]', 'error invariant .item[0].answer[0].value'],
    ],
    [
      'that constrain an item are said',
      [{ linkId: 'a', type: 'string', extension: [constraint] }],
      [{ linkId: 'a' }],
      ['information not-supported .item[0]'],
    ],
  ])('%s', (_what, questions, answers, wanted) => expect(find(questions, answers)).toEqual(wanted));

  it('that constrain the whole are said of the whole', () => {
    const form = { questionnaire: { extension: [constraint] } };
    expect(find([{ linkId: 'a', type: 'string' }], [], form)).toEqual(['information not-supported .']);
  });
});
