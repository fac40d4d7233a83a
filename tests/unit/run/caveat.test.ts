import { expect, it } from 'vitest';
import { checkPayload } from '../../../src/index.js';

const composition = (code: string) => ({
  resourceType: 'Bundle',
  type: 'document',
  identifier: { value: '1' },
  entry: [
    {
      fullUrl: 'urn:uuid:1',
      resource: { resourceType: 'Composition', type: { coding: [{ system: 'http://snomed.info/sct', code }] } },
    },
  ],
});

it.each([
  ['fhir-r4', true],
  ['fhir-stu3', false],
] as const)('says with every finding in %s whether its guide is a draft: %s', async (generation, draft) => {
  const bytes = new TextEncoder().encode(JSON.stringify(composition('373942005')));
  const report = await checkPayload(bytes, { standard: ['transfer-of-care'], generation, maxFindings: 0 });
  const messages = report.findings
    .filter(({ rule }) => rule.startsWith('transfer-of-care/'))
    .map(({ message }) => message);
  expect(messages.length).toBeGreaterThan(3);
  expect(messages.filter((message) => message.includes('is a draft') !== draft)).toEqual([]);
});
