import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../src/parse/tree.js';
import { coding, find, limit } from './answers.js';

describe('limits', () => {
  const kg = (value: number): JsonObject => ({ value, system: 'http://unitsofmeasure.org', code: 'kg' });
  const SDC = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-';

  it.each<[string, string, JsonObject, JsonObject, JsonObject]>([
    ['a least value', 'integer', limit('minValue', { valueInteger: 3 }), { valueInteger: 3 }, { valueInteger: 2 }],
    [
      'a greatest date',
      'date',
      limit('maxValue', { valueDate: '2001-06' }),
      { valueDate: '2001-06-30' },
      { valueDate: '2001-07-01' },
    ],
    [
      'decimal places',
      'decimal',
      limit('maxDecimalPlaces', { valueInteger: 2 }),
      { valueDecimal: 1.25 },
      { valueDecimal: 1.255 },
    ],
    ['a form', 'string', limit('regex', { valueString: '[a-z]+' }), { valueString: 'abc' }, { valueString: 'abc1' }],
    ['a least length', 'string', limit('minLength', { valueInteger: 2 }), { valueString: 'ab' }, { valueString: 'a' }],
    [
      'a greatest quantity in other units',
      'quantity',
      limit(`${SDC}maxQuantity`, { valueQuantity: kg(1) }),
      { valueQuantity: { ...kg(999), code: 'g' } },
      { valueQuantity: { ...kg(1001), code: 'g' } },
    ],
    [
      'units that compare',
      'quantity',
      limit(`${SDC}minQuantity`, { valueQuantity: kg(1) }),
      { valueQuantity: kg(2) },
      { valueQuantity: { ...kg(2), code: 'm' } },
    ],
    [
      'units',
      'quantity',
      limit('questionnaire-unitOption', { valueCoding: coding('kg', 'http://unitsofmeasure.org') }),
      { valueQuantity: kg(2) },
      { valueQuantity: { ...kg(2), code: 'g' } },
    ],
    [
      'content types',
      'attachment',
      limit('mimeType', { valueCode: 'image/png' }),
      { valueAttachment: { contentType: 'image/png' } },
      { valueAttachment: { contentType: 'text/plain' } },
    ],
    [
      'a greatest size',
      'attachment',
      limit('maxSize', { valueDecimal: 3 }),
      { valueAttachment: { data: 'AAAA' } },
      { valueAttachment: { data: 'AAAAAA==' } },
    ],
  ])('%s', (_what, type, extension, right, wrong) => {
    const form = [{ linkId: 'a', type, extension: [extension] }];
    expect(find(form, [{ linkId: 'a', answer: [right] }])).toEqual([]);
    expect(find(form, [{ linkId: 'a', answer: [wrong] }])).toEqual([
      expect.stringMatching(/^error \w+ \.item\[0\]\.answer\[0\]\.value$/),
    ]);
  });

  it('counts characters and answers', () => {
    expect(
      find([{ linkId: 'a', type: 'string', maxLength: 2 }], [{ linkId: 'a', answer: [{ valueString: 'abc' }] }]),
    ).toHaveLength(1);
    const many = [
      {
        linkId: 'a',
        type: 'integer',
        repeats: true,
        extension: [limit('questionnaire-maxOccurs', { valueInteger: 2 })],
      },
    ];
    const answers = (count: number) => [
      { linkId: 'a', answer: Array.from({ length: count }, (_, i) => ({ valueInteger: i })) },
    ];
    expect(find(many, answers(2))).toEqual([]);
    expect(find(many, answers(3))).toEqual(['error invalid .item[0]']);
  });
});

describe('enableWhen', () => {
  const form = (conditions: JsonObject[], more: JsonObject = {}): JsonObject[] => [
    { linkId: 'a', type: 'integer', repeats: true },
    { linkId: 'b', type: 'string', required: true, enableWhen: conditions, ...more },
  ];
  const given = (...values: number[]) => ({ linkId: 'a', answer: values.map((valueInteger) => ({ valueInteger })) });
  const answered = { linkId: 'b', answer: [{ valueString: 'x' }] };
  const when = (operator: string, answer: JsonObject) => ({ question: 'a', operator, ...answer });

  it.each([
    ['exists', { answerBoolean: true }, [1], true],
    ['exists', { answerBoolean: false }, [1], false],
    ['=', { answerInteger: 1 }, [2, 1], true],
    ['=', { answerInteger: 1 }, [], false],
    ['!=', { answerInteger: 1 }, [1], false],
    ['!=', { answerInteger: 1 }, [], false],
    ['>', { answerInteger: 1 }, [2], true],
    ['<=', { answerInteger: 1 }, [2], false],
  ])('%s %j of %j: %s', (operator, answer, values, enabled) => {
    const questions = form([when(operator, answer)]);
    const asked = values.length > 0 ? [given(...values)] : [];
    expect(find(questions, asked)).toEqual(enabled ? ['error required .'] : []);
    expect(find(questions, [...asked, answered])).toEqual(enabled ? [] : [`error invalid .item[${asked.length}]`]);
  });

  it('joins conditions as the questionnaire says', () => {
    const both = [when('=', { answerInteger: 1 }), when('=', { answerInteger: 2 })];
    expect(find(form(both, { enableBehavior: 'all' }), [given(1), answered])).toHaveLength(1);
    expect(find(form(both, { enableBehavior: 'any' }), [given(1), answered])).toEqual([]);
    expect(find(form(both), [given(3), answered], { version: '3.0' })).toHaveLength(1);
  });

  it('knows hasAnswer of STU3', () => {
    expect(find(form([{ question: 'a', hasAnswer: true }]), [answered], { version: '3.0' })).toEqual([
      'error invalid .item[0]',
    ]);
  });
});
