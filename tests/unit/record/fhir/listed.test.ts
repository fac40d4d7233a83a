import { describe, expect, it } from 'vitest';
import { factsOfJson } from '../records.js';

const MANY = 600;
const to = (reference: string) => ({ reference });
const entry = (resource: { id: string; [name: string]: unknown }) => ({ fullUrl: `urn:uuid:${resource.id}`, resource });
const list = (id: string, of: string) =>
  entry({
    resourceType: 'List',
    id,
    entry: Array.from({ length: MANY }, () => ({ item: to(`urn:uuid:${of}`) })),
  });

function sectionsOf(section: object[], ...others: object[]) {
  const composition = entry({ resourceType: 'Composition', id: 'c', section });
  const condition = entry({ resourceType: 'Condition', id: 'd', code: { text: 'x' } });
  const bundle = { resourceType: 'Bundle', type: 'document', entry: [composition, condition, ...others] };
  return factsOfJson(bundle).get('document')[0]?.sections ?? [];
}

describe('what sections find in lists', () => {
  it('is all of it where it is no more than a document has', () => {
    const [section] = sectionsOf([{ entry: [to('urn:uuid:l')] }], list('l', 'd'));
    expect(section?.targets).toHaveLength(MANY);
    expect(section?.items).toHaveLength(MANY);
  });

  it('is bounded where a small payload names lists in lists', () => {
    const [section] = sectionsOf([{ entry: [to('urn:uuid:l')] }], list('l', 'm'), list('m', 'n'), list('n', 'd'));
    expect(section?.targets?.length).toBeLessThanOrEqual(300_000);
  });

  it('is bounded where many sections name one report', () => {
    const result = Array.from({ length: MANY }, () => to('urn:uuid:d'));
    const report = entry({ resourceType: 'DiagnosticReport', id: 'r', result });
    const sections = sectionsOf(
      Array.from({ length: 1000 }, () => ({ entry: [to('urn:uuid:r')] })),
      report,
    );
    expect(sections).toHaveLength(1000);
    expect(sections.flatMap(({ items = [] }) => items).length).toBeLessThanOrEqual(301_000);
  });
});
