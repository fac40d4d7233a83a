import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../src/parse/tree.js';
import { LocalTerminology } from '../../../../src/terminology/local.js';
import { indexOf, SNOMED } from '../../terminology/graph.js';
import { issuesOf, observation } from '../check.js';
import { profile } from '../snapshot/profile.js';

const SYSTEM = 'http://snomed.info/sct';
const REFSET = '999000051000001100';
const keyOf = (system: string) => (system === SYSTEM ? 'snomed-ct' : system);

async function issuesFor(include: JsonObject, code: string) {
  const index = await indexOf(
    [
      { code: '138875005' },
      { code: '404684003', parents: ['138875005'] },
      { code: '22298006', parents: ['404684003'], refsets: [REFSET] },
      { code: '71388002', parents: ['138875005'] },
    ],
    SNOMED,
  );
  const definitions = [
    profile('p', 'Observation', [
      { path: 'Observation.code', binding: { strength: 'required', valueSet: 'urn:invented:v' } },
    ]),
    { resourceType: 'ValueSet', url: 'urn:invented:v', compose: { include: [{ system: SYSTEM, ...include }] } },
  ];
  return issuesOf(observation({ code: { coding: [{ system: SYSTEM, code }] } }), {
    definitions,
    profiles: ['urn:invented:p'],
    terminology: new LocalTerminology([index], { keyOf }),
  });
}

const filter = (property: string, op: string, value: string) => ({ filter: [{ property, op, value }] });

describe('a value set over a code system that only the terminology holds', () => {
  it.each<[string, JsonObject, string, number]>([
    ['of all codes', {}, '22298006', 0],
    ['of all codes, and one that there is not', {}, '386661006', 1],
    ['by is-a', filter('concept', 'is-a', '404684003'), '22298006', 0],
    ['by is-a, outside', filter('concept', 'is-a', '404684003'), '71388002', 1],
    ['by reference set', filter('concept', 'in', REFSET), '22298006', 0],
    ['by reference set, outside', filter('concept', 'in', REFSET), '404684003', 1],
    [
      'by two filters, of which one fails',
      { filter: [filter('concept', 'is-a', '404684003').filter[0]!, filter('concept', '=', '71388002').filter[0]!] },
      '22298006',
      1,
    ],
  ])('%s', async (_, include, code, errors) => {
    const issues = await issuesFor(include, code);
    const wrong = issues.filter(({ severity }) => severity === 'error');
    expect(wrong).toHaveLength(errors);
    for (const { text } of wrong) expect(text).toContain('snomed-ct 20260415');
  });

  it('says what it cannot tell', async () => {
    const issues = await issuesFor(filter('constraint', '=', '<< 404684003 : 363698007 = *'), '22298006');
    expect(issues.map(({ review }) => review)).toContain('terminology-not-loaded');
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
