import { beforeAll, describe, expect, it } from 'vitest';
import { createIndexMember, eclMember, type IndexMember } from '../../../../src/terminology/ecl/index-member.js';
import type { TerminologyIndex } from '../../../../src/terminology/index/terminology-index.js';
import { LocalTerminology } from '../../../../src/terminology/local.js';
import { indexOf } from '../graph.js';

const TOP = '138875005';
const FINDING = '404684003';
const DIABETES = '73211009';
const REFSET = '700043003';
const ABSENT = '22298006';

describe('a constraint over an index', () => {
  let index: TerminologyIndex;
  let member: IndexMember;
  const ask = (ecl: string, code = DIABETES) => {
    const found = member(index, ecl, index.find(code));
    return found.answer === 'cannot-tell' ? found.reason : found.answer;
  };

  beforeAll(async () => {
    member = createIndexMember();
    index = await indexOf([
      { code: TOP, active: true },
      { code: FINDING, active: true, parents: [TOP] },
      { code: DIABETES, active: true, parents: [FINDING], refsets: [REFSET] },
    ]);
  });

  it.each([
    // What the index holds
    [`<< ${FINDING}`, 'yes'],
    [`> ${FINDING}`, 'no'],
    [`memberOf ${REFSET} MINUS ${DIABETES}`, 'no'],
    [`^ [referencedComponentId] ${REFSET}`, 'yes'],
    // Concepts that it does not hold
    [ABSENT, 'no'],
    [`${ABSENT} OR ${DIABETES}`, 'yes'],
    [`<< ${ABSENT}`, 'unknown-concept'],
    [`<< (${ABSENT} OR ${TOP})`, 'yes'],
    [`< (${ABSENT} AND ${TOP})`, 'unknown-concept'],
    [`<< ${ABSENT} OR ${DIABETES}`, 'yes'],
    [`<< ${ABSENT} AND ${TOP}`, 'no'],
    [`${DIABETES} MINUS << ${ABSENT}`, 'unknown-concept'],
    // What it has not at all
    [`^ ${ABSENT}`, 'refset-not-loaded'],
    ['^ *', 'refset-not-loaded'],
    [`^ [mapTarget] ${REFSET}`, 'member-fields-not-loaded'],
    [`^ ${REFSET} {{ M mapGroup = #1 }}`, 'member-fields-not-loaded'],
    [`^ ${REFSET} {{ M active = 0 }}`, 'member-fields-not-loaded'],
    [`^ ${REFSET} {{ M active = 1 }}`, 'yes'],
    [`${TOP}: 363698007 = *`, 'no'],
    ['*: 363698007 = *', 'attributes-not-loaded'],
    ['*: { 363698007 = * }', 'attributes-not-loaded'],
    [`* . ${FINDING}`, 'attributes-not-loaded'],
    [`* {{ term = "diab" }}`, 'descriptions-not-loaded'],
    [`${TOP} {{ term = "diab" }}`, 'no'],
    ['* {{ C definitionStatus = defined }}', 'details-not-loaded'],
    ['LOINC#54486-6', 'alternate-identifier'],
    // No constraint
    [`${TOP} AND ${FINDING} OR ${DIABETES}`, 'not-valid'],
  ])('%s: %s', (ecl, answer) => {
    expect(ask(ecl)).toBe(answer);
  });

  it('keeps inactive concepts that something names, and leaves them out when asked', async () => {
    const edition = await indexOf([
      { code: TOP, active: true },
      { code: DIABETES, active: false, refsets: [REFSET] },
    ]);
    const of = (ecl: string) => member(edition, ecl, edition.find(DIABETES)).answer;
    expect(['*', DIABETES, `^ ${REFSET}`, `< ${TOP}`, '* {{ C active = 1 }}'].map(of)).toEqual([
      'yes',
      'yes',
      'yes',
      'no',
      'no',
    ]);
  });

  it('is answered by the terminology of a run', () => {
    const local = new LocalTerminology([index], { keyOf: (system) => system, member: eclMember() });
    const answer = (ecl: string) => local.member(ecl, 'snomed-ct', DIABETES).answer;
    expect([`<< ${TOP} MINUS ${FINDING}`, `< ${DIABETES}`, `<< ${ABSENT}`, 'not ECL'].map(answer)).toEqual([
      'yes',
      'no',
      'cannot-tell',
      'cannot-tell',
    ]);
  });
});
