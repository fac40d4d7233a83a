import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../src/record/facts.js';
import { newRedaction } from '../../../src/report/redact.js';
import { Inventory } from '../../../src/run/inventory.js';
import { Sightings } from '../../../src/run/sightings.js';

const concept = (system: string | undefined, known?: string) => ({
  kind: 'concept',
  role: 'diagnosis',
  codings: [{ system, known }],
  hasText: false,
});
const text = { kind: 'concept', role: 'diagnosis', codings: [], hasText: true };
const factsOf = (...facts: object[]): Facts => ({
  generation: 'fhir-r4',
  get: (kind) => facts.filter((fact) => (fact as { kind: string }).kind === kind) as never,
});
/** One payload for each set of facts, as a run has them. */
function inventory() {
  const whole = new Inventory();
  return {
    add: (...[facts, sender]: Parameters<Sightings['add']>) => {
      const one = new Sightings(newRedaction('shape', () => false));
      one.add(facts, sender);
      whole.merge(one.entries());
    },
    rows: () => whole.rows(),
  };
}
const sentBy = (ods: string) => ({ ods, from: 'MSH-4' });

describe('the inventory', () => {
  it('tells what carries a kind of fact: a known system, another one, none, or words', () => {
    const seen = inventory();
    const each = [
      concept('http://snomed.info/sct', 'snomed-ct'),
      concept('https://codes.trust.example/person-9990000018'),
      concept(undefined),
      text,
    ];
    for (let times = 0; times < 5; times += 1) seen.add(factsOf(...each));
    expect(seen.rows()).toEqual([
      { kind: 'coded: diagnosis', what: 'free text only', count: 5 },
      { kind: 'coded: diagnosis', what: 'https://codes.trust.example/[…]', count: 5 },
      { kind: 'coded: diagnosis', what: 'no system', count: 5 },
      { kind: 'coded: diagnosis', what: 'snomed-ct', count: 5 },
    ]);
  });

  it('says nothing of what is rarer than five', () => {
    const seen = inventory();
    for (let times = 0; times < 4; times += 1) seen.add(factsOf(text));
    expect(seen.rows()).toEqual([]);
  });

  it.each([
    [{ RZZ: 9 }, [{ ods: 'RZZ', count: 9 }]],
    [
      { RZZ: 9, RYY: 5 },
      [
        { ods: 'RZZ', count: 9 },
        { ods: 'RYY', count: 5 },
      ],
    ],
    // Three of another sender could be worked out from the whole, so the nearest one is left out with it.
    [{ RZZ: 9, RYY: 5, RXX: 3 }, [{ ods: 'RZZ', count: 9 }]],
    [{ RZZ: 9, RXX: 3 }, undefined],
    [{ RZZ: 9, RYY: 3, RXX: 3 }, [{ ods: 'RZZ', count: 9 }]],
  ])('of %j says %j', (sent, said) => {
    const seen = inventory();
    for (const [ods, count] of Object.entries(sent))
      for (let times = 0; times < count; times += 1) seen.add(factsOf(text), sentBy(ods));
    expect(seen.rows()[0]?.senders).toEqual(said);
  });
});
