import { describe, expect, it } from 'vitest';
import { byPerson } from '../../../src/checks/by-person.js';
import { createCollector } from '../../../src/record/collect.js';
import type { Fact } from '../../../src/record/facts.js';

const facts = (...subjects: boolean[]) => {
  const out = createCollector('fhir-r4');
  for (const subject of subjects) out.add({ kind: 'patient', path: 'p', subject, identifiers: [] } as unknown as Fact);
  return out.facts();
};
const items = [{ about: 'Patient/1' }, { about: 'urn:uuid:1' }, {}, { about: 'Patient/1' }];

describe('facts by person', () => {
  it('are of the one subject, however it is referred to', () => {
    expect(byPerson(items, facts(true, false))).toEqual([items]);
  });

  it('are told apart by reference where no patient is in the record', () => {
    expect(byPerson(items, facts()).map((own) => own.length)).toEqual([2, 1, 1]);
  });

  it('cannot be told apart where several subjects are', () => {
    expect(byPerson(items, facts(true, true))).toEqual([]);
  });
});
