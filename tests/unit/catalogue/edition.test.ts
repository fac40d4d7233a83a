import { describe, expect, it } from 'vitest';
import { newRules } from '../../../src/catalogue/edition.js';
import { loadCatalogue } from '../../../src/index.js';
import { weigh } from '../../../src/run/policy.js';
import { catalogueOf, rule, standard } from '../run/small-catalogue.js';

const catalogue = {
  ...catalogueOf(
    standard('a', {
      rules: [rule('first'), rule('second', { since: '0.2.0' }), rule('patched', { since: '0.3.1' })],
    }),
  ),
  version: '0.3.4',
};

describe('every rule of ours', () => {
  const { version, standards } = loadCatalogue();
  const rules = standards.flatMap(({ id, rules: own }) => own.map((one) => ({ key: `${id}/${one.id}`, ...one })));
  const inOrder = (...versions: string[]): boolean =>
    versions.every((one, i) => i === 0 || one.localeCompare(versions[i - 1]!, 'en', { numeric: true }) >= 0);

  it('came in an edition that there was, and changed after it came', () => {
    const wrong = rules.filter(
      ({ since, changes = [] }) => !inOrder(since, ...changes.map(({ edition }) => edition), version),
    );
    expect(wrong.map(({ key }) => key)).toEqual([]);
  });
});

describe('editions of the catalogue', () => {
  it.each<[string | undefined, string[]]>([
    ['0.1', ['second', 'patched']],
    ['0.2', ['patched']],
    ['0.2.7', ['patched']],
    ['0.3', []],
    ['latest', []],
    [undefined, ['patched']],
  ])('under %s the new rules are %j', (asked, ids) => {
    const isNew = newRules(catalogue, asked);
    expect(catalogue.standards[0]!.rules.filter(isNew).map(({ id }) => id)).toEqual(ids);
  });

  it('has no new rule in the first edition', () => {
    const first = { ...catalogueOf(standard('a', { rules: [rule('first')] })), version: '0.1.9' };
    expect(first.standards[0]!.rules.filter(newRules(first, undefined))).toEqual([]);
  });

  it('does not measure a pack by our numbers', () => {
    expect(newRules(catalogue, '0.1')({ since: '2.0.0' })).toBe(false);
  });

  it.each(['0.4', '1.0', 'newest', '0'])('refuses %s', (asked) => {
    expect(() => newRules(catalogue, asked)).toThrow(/no edition/);
  });

  it.each([
    ['0.1', { level: 'note', gates: false }],
    ['latest', { level: 'error', gates: true }],
  ])('a failure of a new rule weighs under %s %j', (asked, weight) => {
    const isNew = newRules(catalogue, asked);
    const policy = { name: 'ci', view: 'current', asOf: '2026-11-23', gateStages: [], isNew } as const;
    const [standardA] = catalogue.standards;
    const always = { ...standardA!.rules[1]!, gatesAlways: true };
    expect(weigh(catalogue, policy, standardA!, standardA!.rules[1]!, 'fail')).toMatchObject(weight);
    expect(weigh(catalogue, policy, standardA!, always, 'fail')).toMatchObject(weight);
  });
});
