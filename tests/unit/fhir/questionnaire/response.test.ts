import { describe, expect, it } from 'vitest';
import type { FhirVersion } from '../../../../src/fhir/contract.js';
import { checkQuestionnaireResponse } from '../../../../src/fhir/questionnaire/response.js';
import type { JsonObject } from '../../../../src/parse/tree.js';

const URL_OF_FORM = 'http://x.example/Questionnaire/form';
const EXTENSION = 'http://hl7.org/fhir/StructureDefinition/';

interface Setting {
  version?: FhirVersion;
  status?: string;
  member?: (valueSet: string, system: string | undefined, code: string) => boolean | undefined;
  questionnaire?: JsonObject;
}

/** Findings as `severity code place`, the place without the name of the resource. */
function find(questions: JsonObject[], answers: JsonObject[], setting: Setting = {}): string[] {
  const form: JsonObject = {
    resourceType: 'Questionnaire',
    url: URL_OF_FORM,
    item: questions,
    ...setting.questionnaire,
  };
  const response: JsonObject = {
    resourceType: 'QuestionnaireResponse',
    questionnaire: URL_OF_FORM,
    status: setting.status ?? 'completed',
    item: answers,
  };
  const world = {
    version: setting.version ?? '4.0',
    questionnaire: (canonical: string) => (canonical === URL_OF_FORM ? form : undefined),
    member: setting.member ?? (() => undefined),
  } as const;
  return checkQuestionnaireResponse(response, world).issues.map(
    ({ severity, code, expression }) => `${severity} ${code} ${expression.replace('QuestionnaireResponse', '') || '.'}`,
  );
}

const coding = (code: string, system = 'http://x.example/s'): JsonObject => ({ system, code });
const limit = (url: string, value: JsonObject): JsonObject => ({
  url: url.startsWith('http') ? url : EXTENSION + url,
  ...value,
});

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
