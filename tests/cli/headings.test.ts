/** The views of documents for clinicians and receivers, and the measures of a run, as a user gets them. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/types.js';
import { careconform, folder, GOOD } from './careconform.js';
import { expectSound } from './report-checks.js';

const RECORDS = fileURLToPath(new URL('../../fixtures/records/', import.meta.url));
const read = (name: string) => readFileSync(join(RECORDS, name), 'utf8');
const STU3 = read('fhir-stu3/discharge-summary.xml');
const R4 = read('fhir-r4/discharge-summary.json');
const CDA = read('cda/outpatient-letter.xml');
const FILES = { 'a.xml': STU3, 'b.json': R4, 'c.xml': CDA, 'd.json': GOOD };

const made: string[] = [];
const make = (files: Record<string, string>): string => {
  const root = folder(files);
  made.push(root);
  return root;
};
afterAll(() => {
  for (const root of made) rmSync(root, { recursive: true, force: true });
});

describe('--report headings', () => {
  it('shows documents of each generation by heading, in text and in Markdown', async () => {
    const root = make(FILES);
    const ended = await careconform(['.', '--report', 'headings', '--report', 'headings-markdown:h.md'], { cwd: root });
    for (const kind of ['FHIR STU3', 'FHIR R4', 'CDA']) expect(ended.stdout).toContain(`, ${kind}\n`);
    expect(ended.stdout).toMatch(/^Allergies and adverse reactions +mandatory +coded: 1 of 1 entry/m);
    expect(ended.stdout).toMatch(/^Clinical summary +mandatory +missing, though mandatory/m);
    expect(readFileSync(join(root, 'h.md'), 'utf8')).toContain(
      '| Allergies and adverse reactions | mandatory | coded:',
    );
  });

  it('looks as the README shows it', async () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const sample = /^```text\n(Heading [\s\S]*?)^```/m.exec(readme)?.[1];
    const { stdout } = await careconform(['a.xml', '--report', 'headings'], { cwd: make(FILES) });
    expect(sample).toBeDefined();
    expect(stdout).toContain(sample);
  });

  it.each(['headings', 'headings-markdown', 'receiver'])('says in %s where no document was found', async (format) => {
    const { stdout } = await careconform(['d.json', '--report', format], { cwd: make(FILES) });
    expect(stdout).toContain('No document of transfer of care or of palliative care was found.');
  });

  it('is among the formats', async () => {
    const { stdout } = await careconform(['list', 'formats']);
    for (const format of ['headings', 'headings-markdown', 'receiver'])
      expect(stdout).toMatch(new RegExp(`^${format}\\s`, 'm'));
  });
});

describe('--report receiver', () => {
  it('says what may be filed, by which rules, and what is not known', async () => {
    const { stdout } = await careconform(['a.xml', '--report', 'receiver'], { cwd: make(FILES) });
    expect(stdout).toMatch(/^Diagnoses +shown +1/m);
    expect(stdout).toMatch(/^By these rules$/m);
    expect(stdout).toMatch(/^Not known$/m);
  });
});

describe('measures', () => {
  it('are the same whoever did the work, and the sum of their parts', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 24 }, (_, at) => [`${at}.${at % 2 ? 'json' : 'xml'}`, at % 2 ? R4 : at % 4 ? CDA : STU3]),
    );
    const root = make({ ...many, 'x.ndjson': `${JSON.stringify(JSON.parse(R4))}\n`.repeat(250) });
    const [one, two] = await Promise.all(
      ['1', '2'].map(async (jobs) => {
        const { stdout } = await careconform(['.', '--report', 'json', '--jobs', jobs], { cwd: root });
        return JSON.parse(stdout) as Report;
      }),
    );
    expectSound(one!);
    expect(two!.measures).toEqual(one!.measures);
    expect(two!.documents).toEqual(one!.documents);
    const { kept, more, totals } = one!.documents!;
    expect([kept.length, more]).toEqual([200, 74]);
    expect(totals.map(({ documents }) => documents).reduce((sum, count) => sum + count, 0)).toBe(274);
  });

  it('are merged by summary, small counts left out', async () => {
    const root = make({ ...FILES, 'many.ndjson': `${JSON.stringify(JSON.parse(GOOD))}\n`.repeat(40) });
    await careconform(['many.ndjson', '--report', 'json:a.json', '--label', 'A'], { cwd: root });
    await careconform(['a.xml', '--report', 'json:b.json', '--label', 'B'], { cwd: root });
    const { stdout } = await careconform(['summary', 'a.json', 'b.json', '--report', 'json'], { cwd: root });
    const used = JSON.parse(stdout).measures.figures.find(({ id }: { id: string }) => id === 'nhs-number-used');
    expect(used).toMatchObject({ numerator: { count: 41 }, denominator: { count: 41 }, share: 1, band: '96–100 %' });
    const content = JSON.parse(stdout).measures.counted.find(({ id }: { id: string }) => id === 'content');
    const shown = content.cells.map(({ count }: { count: number | null }) => count);
    expect(shown.filter((count: number | null) => count !== null && count > 0 && count < 5)).toEqual([]);
  });

  it('are left out, with a caution, of a summary of reports that hold none', async () => {
    const root = make(FILES);
    await careconform(['d.json', '--report', 'json:new.json'], { cwd: root });
    const { measures: _, documents: __, ...old } = JSON.parse(readFileSync(join(root, 'new.json'), 'utf8')) as Report;
    const at = make({
      'old.json': JSON.stringify({ ...old, run: { ...old.run, label: 'old' } }),
      'new.json': readFileSync(join(root, 'new.json'), 'utf8'),
    });
    const alone = await careconform(['summary', 'old.json'], { cwd: at });
    expect(alone.stdout).not.toContain('measured here');
    const both = await careconform(['summary', 'old.json', 'new.json'], { cwd: at });
    expect(both.stdout).toContain('the measures are those of the others');
  });
});
