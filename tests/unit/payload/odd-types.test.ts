import { describe, expect, it } from 'vitest';
import { checkPayload } from '../../../src/index.js';

/** Nothing that JavaScript can turn into text */
const ODD = { toString: 1, valueOf: 1 };
const bundle = (resource: object, type = 'document') => ({
  resourceType: 'Bundle',
  type,
  entry: [{ fullUrl: 'urn:uuid:53fefa32-fcbb-4ff8-8a92-55ee120877b7', resource }],
});

describe('objects where a text belongs, and names that every object has', () => {
  it.each<[string, object]>([
    ['the type of a resource', { resourceType: ODD, id: 'a', name: [{ family: 'x' }] }],
    ['the type of an entry', bundle({ resourceType: ODD })],
    ['a type that every object has a member of', bundle({ resourceType: 'constructor' })],
    ['the name of a parameter', { resourceType: 'Parameters', parameter: [{ name: ODD }] }],
    ['a decimal', { resourceType: 'Observation', valueQuantity: { value: ODD } }],
    [
      'the type of a question',
      {
        resourceType: 'QuestionnaireResponse',
        questionnaire: '#q',
        contained: [
          {
            resourceType: 'Questionnaire',
            id: 'q',
            item: [{ linkId: '1', type: 'constructor', answerOption: [{ valueString: 'x' }] }],
          },
        ],
        item: [{ linkId: '1', answer: [{ valueString: 'a' }] }],
      },
    ],
    ['the code of a vital sign', { resourceType: 'Observation', code: { coding: [{ code: '1', system: ODD }] } }],
  ])('%s breaks no rule', async (_what, resource) => {
    const bytes = new TextEncoder().encode(JSON.stringify(resource));
    const { findings } = await checkPayload(bytes, { maxFindings: 0, generation: 'fhir-r4' });
    expect(findings.filter(({ outcome }) => outcome === 'broken')).toEqual([]);
  });
});
