import { describe, expect, it } from 'vitest';
import { importFhir } from '../../../src/terminology/import/fhir/import.js';
import { LocalTerminology } from '../../../src/terminology/local.js';
import { fileOf, OPTIONS, opened } from './import/memory-files.js';

const A = 'https://trust.example/a';
const B = 'https://trust.example/b';
const SET = 'https://trust.example/set';
const codeSystem = {
  resourceType: 'CodeSystem',
  url: A,
  content: 'complete',
  concept: [
    { code: '1', concept: [{ code: '11' }, { code: '12', property: [{ code: 'kind', valueCode: 'x' }] }] },
    { code: '2' },
  ],
};
const fragment = { resourceType: 'CodeSystem', url: B, content: 'fragment', concept: [{ code: '1' }] };
const valueSet = (content: object, url = SET) => ({ resourceType: 'ValueSet', url, version: '5', ...content });

async function answers(content: object, ...asked: [string | undefined, string][]) {
  const other = valueSet({ compose: { include: [{ system: A, concept: [{ code: '11' }] }] } }, `${SET}/other`);
  const files = [codeSystem, fragment, other, valueSet(content)].map((one, at) => fileOf(`${at}`, JSON.stringify(one)));
  const made = await importFhir(files, OPTIONS);
  const terminology = new LocalTerminology(made.map(opened), { keyOf: (url) => url });
  return asked.map(([system, code]) => terminology.member(SET, system, code).answer);
}
const include = (...parts: object[]) => ({ compose: { include: parts } });
const by = (property: string, op: string, value: string) => ({ system: A, filter: [{ property, op, value }] });

describe('an imported value set', () => {
  it.each<[string, object, [string | undefined, string][], string[]]>([
    [
      'that lists codes',
      include({ system: A, concept: [{ code: '1' }] }),
      [
        [A, '1'],
        [A, '2'],
        [B, '1'],
        [undefined, '1'],
        ['', '1'],
      ],
      ['yes', 'no', 'no', 'yes', 'no'],
    ],
    [
      'of a whole system',
      include({ system: A }),
      [
        [A, '2'],
        [A, '9'],
        [B, '2'],
      ],
      ['yes', 'no', 'no'],
    ],
    [
      'of a part of a system',
      include({ system: B }),
      [
        [B, '1'],
        [B, '9'],
      ],
      ['yes', 'cannot-tell'],
    ],
    [
      'by is-a',
      include(by('concept', 'is-a', '1')),
      [
        [A, '1'],
        [A, '11'],
        [A, '2'],
      ],
      ['yes', 'yes', 'no'],
    ],
    [
      'by a property',
      include(by('kind', '=', 'x')),
      [
        [A, '12'],
        [A, '11'],
      ],
      ['yes', 'no'],
    ],
    [
      'of another value set, and of one that is not there',
      include({ valueSet: [`${SET}/other`] }, { valueSet: [`${SET}/absent`] }),
      [
        [A, '11'],
        [A, '2'],
      ],
      ['yes', 'cannot-tell'],
    ],
    [
      'with an exclude',
      { compose: { include: [{ system: A }], exclude: [{ system: A, concept: [{ code: '2' }] }] } },
      [
        [A, '1'],
        [A, '2'],
      ],
      ['yes', 'no'],
    ],
    [
      'with an expansion only',
      { expansion: { contains: [{ system: A, code: '1', abstract: true, contains: [{ system: A, code: '11' }] }] } },
      [
        [A, '1'],
        [A, '11'],
        [undefined, '11'],
        [B, '11'],
      ],
      ['no', 'yes', 'yes', 'no'],
    ],
    [
      'with one page of an expansion',
      { expansion: { total: 9, contains: [{ system: A, code: '1' }] } },
      [
        [A, '1'],
        [A, '2'],
      ],
      ['yes', 'cannot-tell'],
    ],
    [
      'with filters and the whole expansion of them',
      { ...include(by('unknown', '=', 'x')), expansion: { total: 1, contains: [{ system: A, code: '2' }] } },
      [
        [A, '2'],
        [A, '1'],
      ],
      ['yes', 'no'],
    ],
  ])('%s', async (_, content, asked, expected) => {
    expect(await answers(content, ...asked)).toEqual(expected);
  });

  it('answers for its own version only, and names it', async () => {
    const made = await importFhir(
      [fileOf('a', JSON.stringify(valueSet(include({ system: A, concept: [{ code: '1' }] }))))],
      OPTIONS,
    );
    const terminology = new LocalTerminology(made.map(opened), { keyOf: (url) => url });
    expect(terminology.member(`${SET}|5`, A, '1')).toEqual({ answer: 'yes', edition: `${SET} 5` });
    expect(terminology.member(`${SET}|6`, A, '1').answer).toBe('cannot-tell');
  });
});
