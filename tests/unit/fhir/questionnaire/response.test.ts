import { describe, expect, it } from 'vitest';
import { checkQuestionnaireResponse } from '../../../../src/fhir/questionnaire/response.js';
import type { JsonObject } from '../../../../src/parse/tree.js';
import { coding, find, limit } from './answers.js';

describe('items', () => {
  const form = [
    { linkId: 'a', type: 'string', text: 'A?' },
    { linkId: 'g', type: 'group', item: [{ linkId: 'b', type: 'integer', required: true }] },
    { linkId: 'd', type: 'display' },
  ];

  it.each<[string, JsonObject[], string[]]>([
    [
      'all in order',
      [
        { linkId: 'a', text: 'A?', answer: [{ valueString: 'x' }] },
        { linkId: 'g', item: [{ linkId: 'b', answer: [{ valueInteger: 1 }] }] },
      ],
      [],
    ],
    ['an unknown linkId', [{ linkId: 'z' }], ['error not-found .']],
    ['no linkId', [{ text: 'A?' }], ['error required .']],
    ['another order', [{ linkId: 'd' }, { linkId: 'a' }], ['error structure .item[1]']],
    ['another place', [{ linkId: 'b', answer: [{ valueInteger: 1 }] }], ['error structure .']],
    ['another text', [{ linkId: 'a', text: 'B?' }], ['error invalid .item[0]']],
    ['twice', [{ linkId: 'a' }, { linkId: 'a' }], ['error invalid .item[1]']],
    [
      'two answers',
      [{ linkId: 'a', answer: [{ valueString: 'x' }, { valueString: 'y' }] }],
      ['error invalid .item[0]'],
    ],
    ['an answered display', [{ linkId: 'd', answer: [{ valueString: 'x' }] }], ['error structure .item[0]']],
    [
      'an answered group',
      [{ linkId: 'g', answer: [{ valueString: 'x' }], item: [{ linkId: 'b', answer: [{ valueInteger: 1 }] }] }],
      ['error structure .item[0]'],
    ],
    [
      'items beside an answer',
      [{ linkId: 'a', answer: [{ valueString: 'x' }], item: [{ linkId: 'z' }] }],
      ['error structure .item[0]'],
    ],
    ['a required question left out', [{ linkId: 'g', item: [{ linkId: 'b' }] }], ['error required .item[0].item[0]']],
  ])('%s', (_what, answers, wanted) => expect(find(form, answers)).toEqual(wanted));

  it('asks for required answers less strictly while the response is in progress', () => {
    const required = [{ linkId: 'a', type: 'string', required: true }];
    expect(find(required, [])).toEqual(['error required .']);
    expect(find(required, [], { status: 'in-progress' })).toEqual(['warning required .']);
  });

  it('checks the items inside an answer', () => {
    const nested = [{ linkId: 'a', type: 'boolean', item: [{ linkId: 'b', type: 'date' }] }];
    const answer = (value: JsonObject) => [
      { linkId: 'a', answer: [{ valueBoolean: true, item: [{ linkId: 'b', answer: [value] }] }] },
    ];
    expect(find(nested, answer({ valueDate: '2001' }))).toEqual([]);
    expect(find(nested, answer({ valueTime: '10:00:00' }))).toEqual([
      'error invariant .item[0].answer[0].item[0].answer[0].value',
    ]);
  });
});

describe('types and options', () => {
  it.each([
    ['boolean', 'valueBoolean', true],
    ['decimal', 'valueDecimal', 1.5],
    ['dateTime', 'valueDateTime', '2001'],
    ['text', 'valueString', 'a\nb'],
    ['url', 'valueUri', 'http://x.example'],
    ['quantity', 'valueQuantity', { value: 1 }],
    ['reference', 'valueReference', { reference: 'Patient/1' }],
    ['open-choice', 'valueString', 'anything'],
  ])('%s takes %s', (type, name, value) => {
    expect(find([{ linkId: 'a', type }], [{ linkId: 'a', answer: [{ [name]: value }] }])).toEqual([]);
    const wrong = find([{ linkId: 'a', type }], [{ linkId: 'a', answer: [{ valueAddress: {} }] }]);
    expect(wrong).toEqual(['error invariant .item[0].answer[0].value']);
  });

  const options = [
    { valueCoding: coding('x') },
    { valueCoding: coding('y'), extension: [limit('questionnaire-optionExclusive', { valueBoolean: true })] },
  ];

  it.each<[string, string, JsonObject[], JsonObject[], string[]]>([
    ['a listed coding', 'choice', options, [{ valueCoding: { ...coding('x'), display: 'X' } }], []],
    ['an unlisted coding', 'choice', options, [{ valueCoding: coding('z') }], ['error invariant .item[0].answer[0]']],
    [
      'one of another system',
      'choice',
      options,
      [{ valueCoding: coding('x', 'http://x.example/t') }],
      ['error invariant .item[0].answer[0]'],
    ],
    ['free text', 'open-choice', options, [{ valueString: 'z' }], []],
    [
      'an option that excludes others',
      'choice',
      options,
      [{ valueCoding: coding('x') }, { valueCoding: coding('y') }],
      ['error invariant .item[0].answer[1]'],
    ],
    ['a listed integer', 'integer', [{ valueInteger: 1 }], [{ valueInteger: 1 }], []],
    [
      'an unlisted integer',
      'integer',
      [{ valueInteger: 1 }],
      [{ valueInteger: 2 }],
      ['error invariant .item[0].answer[0].value'],
    ],
  ])('%s', (_what, type, answerOption, answer, wanted) => {
    expect(find([{ linkId: 'a', type, repeats: true, answerOption }], [{ linkId: 'a', answer }])).toEqual(wanted);
  });

  it.each([
    [true, []],
    [false, ['error code-invalid .item[0].answer[0]']],
    [undefined, ['warning code-invalid .item[0].answer[0]']],
  ])('a value set that answers %s', (answer, wanted) => {
    const form = [{ linkId: 'a', type: 'choice', answerValueSet: 'http://x.example/vs' }];
    expect(find(form, [{ linkId: 'a', answer: [{ valueCoding: coding('x') }] }], { member: () => answer })).toEqual(
      wanted,
    );
  });

  it('reads a contained value set itself', () => {
    const contained = [
      {
        resourceType: 'ValueSet',
        id: 'v',
        compose: { include: [{ system: 'http://x.example/s', concept: [{ code: 'x' }] }] },
      },
    ];
    const form = [{ linkId: 'a', type: 'choice', answerValueSet: '#v' }];
    const ask = (code: string) =>
      find(form, [{ linkId: 'a', answer: [{ valueCoding: coding(code) }] }], { questionnaire: { contained } });
    expect(ask('x')).toEqual([]);
    expect(ask('z')).toEqual(['error code-invalid .item[0].answer[0]']);
  });

  it('reads the options of STU3', () => {
    const form = [{ linkId: 'a', type: 'choice', option: [{ valueCoding: coding('x') }] }];
    expect(find(form, [{ linkId: 'a', answer: [{ valueCoding: coding('z') }] }], { version: '3.0' })).toHaveLength(1);
  });
});

describe('the questionnaire itself', () => {
  const check = (response: JsonObject) =>
    checkQuestionnaireResponse(response, { version: '4.0', questionnaire: () => undefined, member: () => undefined })
      .issues;

  it('is named, loaded, or said to be missing', () => {
    expect(check({})[0]?.severity).toBe('information');
    expect(check({ questionnaire: 'http://x.example/q' })[0]).toMatchObject({
      severity: 'warning',
      review: 'profile-not-loaded',
    });
  });

  it('may be contained', () => {
    const contained = [{ resourceType: 'Questionnaire', id: 'q', item: [{ linkId: 'a', type: 'string' }] }];
    expect(check({ questionnaire: '#q', contained, item: [{ linkId: 'z' }] }).map((one) => one.code)).toEqual([
      'not-found',
    ]);
  });

  it('is in force when the response is authored', () => {
    const period: JsonObject = { effectivePeriod: { start: '2001', end: '2002-06' } };
    const form: JsonObject = { resourceType: 'Questionnaire', ...period };
    const at = (authored: string) =>
      checkQuestionnaireResponse(
        { questionnaire: 'x', authored },
        { version: '4.0', questionnaire: () => form, member: () => undefined },
      ).issues;
    expect(at('2002-06-30')).toEqual([]);
    expect(at('2002-07-01').map((one) => one.severity)).toEqual(['warning']);
  });
});
