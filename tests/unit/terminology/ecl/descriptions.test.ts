/** Filters on descriptions and details: by hand over a release, and against a plain evaluation over random ones. */
import { describe, expect, it } from 'vitest';
import type { Description } from '../../../../src/terminology/ecl/concept-graph.js';
import { EclEvaluator } from '../../../../src/terminology/ecl/evaluator.js';
import { createIndexMember } from '../../../../src/terminology/ecl/index-member.js';
import { parseEcl } from '../../../../src/terminology/ecl/parse.js';
import { LocalTerminology } from '../../../../src/terminology/local.js';
import { seeded, someCodes } from '../graph.js';
import { descriptionId, GB, INT, importTexts, smallRelease, US } from '../import/release.js';
import { memoryGraph } from './memory-graph.js';

const HEART = '22298006';
const OLD = '73211009';
const index = await importTexts(smallRelease().texts(), ['relationships', 'terms']);
const member = createIndexMember();
const ask = (ecl: string, code: string) => {
  const found = member(index, ecl, index.find(code));
  return found.answer === 'cannot-tell' ? found.reason : found.answer;
};

describe('a filter over a release with terms and relationships', () => {
  it.each([
    // Terms
    ['* {{ term = "myo inf" }}', HEART, 'yes'],
    ['* {{ term = "inf cardiac" }}', HEART, 'yes'],
    ['* {{ term = "asthma" }}', HEART, 'no'],
    ['* {{ term = wild:"card*tion" }}', HEART, 'yes'],
    ['* {{ term = "meniere" }}', OLD, 'yes'],
    ['* {{ term = "old name" }}', HEART, 'no'],
    ['* {{ term != "infarction" }}', HEART, 'no'],
    ['* {{ term != "cardiac" }}', HEART, 'yes'],
    // All tests of one filter hold of one description
    ['* {{ term = "cardiac", type = fsn }}', HEART, 'no'],
    ['* {{ term = "myocardial", type = fsn }}', HEART, 'yes'],
    ['* {{ term = "cardiac" }} {{ type = fsn }}', HEART, 'yes'],
    ['* {{ type = def }}', HEART, 'descriptions-not-loaded'],
    ['* {{ type = (syn def) }}', HEART, 'yes'],
    ['* {{ type != syn }}', HEART, 'yes'],
    ['* {{ term = "cardiac", type != syn }}', HEART, 'descriptions-not-loaded'],
    ['* {{ language = en }}', HEART, 'yes'],
    ['* {{ language = sv }}', HEART, 'no'],
    ['* {{ active = 1 }}', HEART, 'yes'],
    ['* {{ active = 0 }}', HEART, 'descriptions-not-loaded'],
    ['* {{ moduleId = 900000000000207008 }}', HEART, 'descriptions-not-loaded'],
    // Dialects
    ['* {{ term = "cardiac", dialect = en-gb (prefer) }}', HEART, 'yes'],
    ['* {{ term = "cardiac", dialect = en-gb (accept) }}', HEART, 'no'],
    ['* {{ term = "cardiac", dialect = en-us }}', HEART, 'no'],
    ['* {{ term = "myocardial", dialect = (en-gb (accept) en-us (accept)) }}', HEART, 'yes'],
    ['* {{ term = "myocardial", dialect = en-gb }}', HEART, 'yes'],
    [`* {{ term = "myocardial", dialectId = ${US} (prefer) }}`, HEART, 'yes'],
    [`* {{ term = "myocardial", dialectId = (${GB} ${US}) (900000000000548007) }}`, HEART, 'yes'],
    ['* {{ term = "cardiac", dialect != en-us }}', HEART, 'yes'],
    ['* {{ dialect = en-nz-pat }}', HEART, 'dialect-not-loaded'],
    // Ids
    [`* {{ D id = ${descriptionId(4)} }}`, HEART, 'yes'],
    [`* {{ D id = ${descriptionId(4)} }}`, OLD, 'no'],
    [`* {{ D id = ${descriptionId(77)} }}`, HEART, 'no'],
    // Details
    ['* {{ C definitionStatus = primitive }}', HEART, 'yes'],
    ['* {{ C definitionStatus = defined }}', HEART, 'no'],
    ['* {{ C effectiveTime >= "20200101" }}', HEART, 'yes'],
    ['* {{ C effectiveTime < "20200101" }}', HEART, 'no'],
    [`* {{ C moduleId = ${INT} }}`, HEART, 'unknown-concept'],
    ['* {{ C active = 0 }}', OLD, 'yes'],
  ])('%s of %s: %s', (ecl, code, answer) => {
    expect(ask(ecl, code)).toBe(answer);
  });
});

it('the id of a description is told with its concept, and is not known as a code', () => {
  const local = new LocalTerminology([index], { keyOf: (system) => system });
  expect(local.lookup('snomed-ct', descriptionId(3))).toMatchObject({
    answer: 'cannot-tell',
    component: 'description',
    concept: HEART,
    active: true,
  });
  expect(local.lookup('snomed-ct', descriptionId(6))).toMatchObject({ concept: OLD, active: false });
  expect(local.lookup('snomed-ct', descriptionId(77)).concept).toBeUndefined();
});

const WORDS = ['acute', 'chronic', 'pain', 'leg', 'arm'];
const DIALECTS = [GB, US];

describe.each([1, 2, 3, 4])('random descriptions, seed %i', (seed) => {
  it('are filtered as a plain evaluation does', () => {
    const random = seeded(seed);
    const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
    const ids = someCodes(20, random);
    const rows = ids.map((id) => ({
      id,
      active: true,
      parents: [],
      attributes: [],
      successors: [],
      details: { moduleId: one(ids), effectiveTime: one(['20200131', '20210131']), defined: random() < 0.5 },
      terms: Array.from(
        { length: Math.floor(random() * 4) },
        (): Description => ({
          text: `${one(WORDS)} ${one(WORDS)}`,
          kind: one(['synonym', 'preferred', 'fully-specified-name']),
          language: one(['en', 'sv']),
          dialects: random() < 0.6 ? { [one(DIALECTS)]: one(['prefer', 'accept']) } : {},
        }),
      ),
    }));
    const graph = memoryGraph(rows, new Map(), DIALECTS);
    type Row = (typeof rows)[number];
    const tests: [string, (term: Description) => boolean][] = [
      ...WORDS.map((word): [string, (term: Description) => boolean] => [
        `term = "${word.slice(0, 3)}"`,
        ({ text }) => text.split(' ').some((part) => part.startsWith(word.slice(0, 3))),
      ]),
      ['language = sv', ({ language }) => language === 'sv'],
      ['language != sv', ({ language }) => language !== 'sv'],
      ['type = fsn', ({ kind }) => kind === 'fully-specified-name'],
      ['type = syn', ({ kind }) => kind !== 'fully-specified-name'],
      ['dialect = en-gb', ({ dialects }) => dialects[GB] !== undefined],
      ['dialect = en-us (prefer)', ({ dialects }) => dialects[US] === 'prefer'],
      [`dialectId != ${GB}`, ({ dialects }) => dialects[GB] === undefined],
    ];
    const onConcepts: [string, (row: Row) => boolean][] = [
      ['definitionStatus = defined', ({ details }) => details.defined],
      ['effectiveTime > "20200131"', ({ details }) => details.effectiveTime > '20200131'],
      [`moduleId = ${ids[0]}`, ({ details }) => details.moduleId === ids[0]],
    ];
    for (let round = 0; round < 60; round += 1) {
      const chosen = [one(tests), one(tests)];
      const [words, holds] = one(onConcepts);
      const text = `* {{ ${chosen.map(([part]) => part).join(', ')} }} ${round % 2 ? `{{ C ${words} }}` : ''}`;
      const expected = rows.filter(
        (row) => row.terms.some((term) => chosen.every(([, test]) => test(term))) && (round % 2 === 0 || holds(row)),
      );
      const found = new EclEvaluator(graph).expand(parseEcl(text));
      expect([text, found.answer === 'yes' && found.codes]).toEqual([text, expected.map(({ id }) => id)]);
    }
  });
});
