import { describe, expect, it } from 'vitest';
import { factsOfJson } from '../records.js';

const ucum = { system: 'http://unitsofmeasure.org', code: 'mg', unit: 'mg' };
const code = (value: string) => ({ coding: [{ system: 'http://snomed.info/sct', code: value }] });
const dosageOf = (dosage: object, resourceType = 'MedicationRequest') =>
  factsOfJson({ resourceType, dosageInstruction: [dosage] }).get('medication')[0]?.dosages[0];

describe('a dosage', () => {
  it('gives amounts, timing, ways and words', () => {
    const dosage = dosageOf({
      text: 'one or two',
      timing: { repeat: { frequency: 3, period: 1, periodUnit: 'd' } },
      asNeededBoolean: true,
      route: code('1'),
      doseAndRate: [{ doseRange: { low: { value: 1, ...ucum }, high: { value: 2, ...ucum } } }],
    });
    expect(dosage).toMatchObject({
      words: 'one or two',
      asNeeded: true,
      doses: [
        { value: '1', known: 'ucum', path: 'MedicationRequest.dosageInstruction[0].doseAndRate[0].doseRange.low' },
        { value: '2' },
      ],
      timing: { frequency: '3', period: '1', periodUnit: 'd', otherwise: false },
    });
    expect(dosage?.ways).toHaveLength(1);
  });

  it('keeps the digits of a dose as they were sent', () => {
    const text =
      '{"resourceType":"MedicationRequest","dosageInstruction":[{"doseAndRate":[{"doseQuantity":{"value":1.50}}]}]}';
    expect(factsOfJson(text).get('medication')[0]?.dosages[0]?.doses).toMatchObject([{ value: '1.50' }]);
  });
});

describe('a change of a medicine', () => {
  const summary = (status: object, ...more: object[]) => ({
    resourceType: 'MedicationStatement',
    status: 'active',
    extension: [
      {
        url: 'https://example.org/Extension-MedicationChangeSummary',
        extension: [{ url: 'status', ...status }, ...more],
      },
    ],
  });
  it.each<[string, object, string, boolean]>([
    ['CareConnect', summary({ valueCode: 'Amended' }), 'Amended', false],
    ['UK Core', summary({ valueCoding: { code: 'amended' } }), 'amended', false],
    [
      'with its reason',
      summary({ valueCode: 'Amended' }, { url: 'indicationForChange', valueCodeableConcept: code('1') }),
      'Amended',
      true,
    ],
    [
      'status alone',
      { resourceType: 'MedicationStatement', status: 'stopped', statusReason: [code('1')] },
      'stopped',
      true,
    ],
    [
      'stopped, whatever the summary says',
      { ...summary({ valueCode: 'Continued' }), status: 'stopped' },
      'stopped',
      false,
    ],
  ])('%s', (_what, resource, word, reason) => {
    expect(factsOfJson(resource).get('medication')[0]).toMatchObject({ change: { word }, reason });
  });
});

describe('a result', () => {
  it('has its value, interpretation and the bounds that are in its unit', () => {
    const [fact] = factsOfJson({
      resourceType: 'Observation',
      valueQuantity: { value: 5, ...ucum },
      interpretation: code('H'),
      referenceRange: [{ low: { value: 1, ...ucum }, high: { value: 4, unit: 'g', code: 'g' } }],
    }).get('statement');
    expect(fact?.result).toMatchObject({ value: true, interpretations: ['H'], low: '1', amount: { value: '5' } });
    expect(fact?.result?.high).toBeUndefined();
  });

  it('has no bounds where the range is of some people only', () => {
    const [fact] = factsOfJson({
      resourceType: 'Observation',
      valueQuantity: { value: 5, ...ucum },
      referenceRange: [{ low: { value: 1, ...ucum }, appliesTo: [code('1')] }],
    }).get('statement');
    expect(fact?.result?.low).toBeUndefined();
  });
});

describe('answers', () => {
  it('are given one by one, from items at every depth', () => {
    const facts = factsOfJson({
      resourceType: 'QuestionnaireResponse',
      meta: { profile: ['urn:p'] },
      item: [
        {
          linkId: 'a',
          item: [{ linkId: 'b', answer: [{ valueCoding: { system: 'http://snomed.info/sct', code: '1' } }] }],
        },
        { linkId: 'c', answer: [{ valueString: 'words', item: [{ linkId: 'd', answer: [{ valueInteger: 0 }] }] }] },
      ],
    });
    expect(facts.get('answer').map(({ linkId, words, coding, path }) => [linkId, words, coding?.known, path])).toEqual([
      ['b', false, 'snomed-ct', 'QuestionnaireResponse.item[0].item[0].answer[0]'],
      ['c', true, undefined, 'QuestionnaireResponse.item[1].answer[0]'],
      ['d', true, undefined, 'QuestionnaireResponse.item[1].answer[0].item[0].answer[0]'],
    ]);
    expect(facts.get('answer')[0]).toMatchObject({ profiles: ['urn:p'], beside: ['a', 'b', 'c', 'd'] });
  });
});

describe('what a section holds', () => {
  const entry = (id: string, resource: object) => ({ fullUrl: `urn:uuid:${id}`, resource });
  const to = (id: string) => ({ reference: `urn:uuid:${id}` });
  it('is read through lists and reports, with the flags of the list', () => {
    const facts = factsOfJson({
      resourceType: 'Bundle',
      type: 'document',
      entry: [
        entry('c', {
          resourceType: 'Composition',
          section: [{ title: 'x', text: { div: '<div>Words</div>' }, entry: [to('l'), to('r')] }],
        }),
        entry('l', {
          resourceType: 'List',
          emptyReason: code('nilknown'),
          entry: [
            { flag: code('5'), item: to('m') },
            { deleted: true, item: to('gone') },
          ],
        }),
        entry('m', { resourceType: 'MedicationStatement', status: 'active' }),
        entry('gone', { resourceType: 'MedicationStatement', status: 'active' }),
        entry('r', { resourceType: 'DiagnosticReport', result: [to('o')] }),
        entry('o', { resourceType: 'Observation', code: code('1') }),
      ],
    });
    const [section] = facts.get('section');
    expect(section?.items?.map(({ fact, flag }) => [fact.path, flag?.code])).toEqual([
      ['Bundle.entry[2].resource', '5'],
      ['Bundle.entry[4].resource', undefined],
      ['Bundle.entry[5].resource', undefined],
    ]);
    expect(section).toMatchObject({
      words: 'Words',
      emptiness: [{ path: 'Bundle.entry[1].resource.emptyReason', code: 'nilknown', beside: true }],
    });
  });
});
