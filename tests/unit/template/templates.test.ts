import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkPayload, loadCatalogue, type Report, template, templates } from '../../../src/index.js';
import type { Note } from '../../../src/template/types.js';
import { findingsOf } from '../../documents/findings.js';

const GENERATIONS = ['fhir-stu3', 'fhir-r4'] as const;
const DOCUMENTS = ['discharge-summary', 'emergency-discharge', 'mental-health-discharge', 'outpatient-letter'];
const CASES = DOCUMENTS.flatMap((id) => GENERATIONS.map((generation) => [id, generation] as const));
const root = new URL('../../../', import.meta.url);

const checked = (text: string): Promise<Report> =>
  checkPayload(new TextEncoder().encode(text), { maxFindings: 0, asOf: '2026-11-01' });

describe('templates', () => {
  it('are there of the four documents of the PRSB', async () => {
    expect((await templates()).map(({ id }) => id)).toEqual(DOCUMENTS);
  });

  it.each(CASES)('%s in %s passes every rule, with its optional headings too, and as XML', async (id, generation) => {
    for (const sections of ['required', 'all'] as const)
      for (const format of ['json', 'xml'] as const) {
        const report = await checked((await template(id, { generation, sections, format })).text);
        expect(report.payloads.map((row) => row.generation)).toEqual([generation]);
        expect(findingsOf(report)).toEqual([]);
      }
  });

  it.each(DOCUMENTS)('%s passes in an ITK3 message', async (id) => {
    const report = await checked((await template(id, { envelope: true })).text);
    expect(findingsOf(report)).toEqual([]);
  });

  it.each(CASES)('%s in %s is the fixture of that name', async (id, generation) => {
    const fixture = readFileSync(new URL(`fixtures/templates/${id}.${generation}.json`, root), 'utf8');
    expect((await template(id, { generation })).text).toBe(fixture);
  });

  it('says so of a draft guide in the sheet', async () => {
    const [stu3, r4] = await Promise.all(
      GENERATIONS.map((generation) => template('discharge-summary', { generation })),
    );
    expect(r4!.sheet).toContain('**draft**');
    expect(stu3!.sheet).not.toContain('**draft**');
  });

  it.each([
    ['a document there is none of', 'discharge', {}],
    ['an envelope in R4', 'discharge-summary', { generation: 'fhir-r4', envelope: true }],
    ['a generation there is none in', 'discharge-summary', { generation: 'cda' as 'fhir-r4' }],
  ] as const)('refuses %s in words of its own', async (_what, id, options) => {
    await expect(template(id, options)).rejects.toThrow(expect.objectContaining({ name: 'TemplateError' }));
  });
});

describe.each(GENERATIONS)('the notes of %s', (generation) => {
  const { notes } = JSON.parse(readFileSync(new URL(`standards/templates/${generation}.json`, root), 'utf8')) as {
    notes: Note[];
  };
  let sheets: string[];
  let places: Set<string>;

  beforeAll(async () => {
    const made = await Promise.all(DOCUMENTS.map((id) => template(id, { generation })));
    sheets = made.map(({ sheet }) => sheet);
    places = new Set(made.flatMap(({ resource }) => placesIn(resource, 'Bundle')));
  });

  it('name rules that there are', () => {
    const there = loadCatalogue().standards.flatMap(({ id, rules }) => rules.map((rule) => `${id}/${rule.id}`));
    expect(notes.flatMap(({ rules }) => rules ?? []).filter((rule) => !there.includes(rule))).toEqual([]);
  });

  it('speak of places that there are', () => {
    const told = sheets.flatMap((sheet) => [...sheet.matchAll(/^\| `(Bundle[^`]*)` \|/gm)].map(([, place]) => place!));
    expect(told.length).toBeGreaterThan(notes.length);
    expect(told.filter((place) => !places.has(place))).toEqual([]);
  });

  it('are each in the sheet of a document', () => {
    expect(notes.filter(({ why }) => !sheets.some((sheet) => sheet.includes(why)))).toEqual([]);
  });
});

/** Every path in a resource, with and without the index that it ends in. */
function placesIn(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return [path, ...value.flatMap((each, at) => placesIn(each, `${path}[${at}]`))];
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, each]) => placesIn(each, `${path}.${name}`))];
}
