import { describe, expect, it } from 'vitest';
import { createChecker } from '../../../src/index.js';
import type { Source } from '../../../src/payload/types.js';

async function* record(): AsyncGenerator<Source> {
  const bytes = new TextEncoder().encode(
    JSON.stringify({ resourceType: 'Patient', id: 'a', name: [{ family: 'Example', text: 'Ann Example' }] }),
  );
  yield { name: 'patient.json', size: bytes.length, read: async () => bytes };
}

describe('requirements of NHS login', () => {
  it('let "no token in a record" pass where no token was given to look at', async () => {
    const report = await (await createChecker()).run(record());
    const rows = report.standards.find(({ id }) => id === 'nhs-login')?.requirements ?? [];
    const outcomes = Object.fromEntries(rows.map(({ id, outcome }) => [id, outcome]));
    expect(outcomes).toMatchObject({ 'no-tokens': 'pass', 'no-live-tokens': 'not-tested' });
  });
});
