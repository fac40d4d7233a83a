import { describe, expect, it } from 'vitest';
import type { Yardstick } from '../../../../src/catalogue/types.js';
import { summaryPage } from '../../../../src/report/summary/page.js';
import { publish } from '../../../../src/report/summary/publish.js';
import { summaryCsv, summaryMarkdown, summaryText } from '../../../../src/report/summary/render.js';
import { HIDDEN, summaryTables } from '../../../../src/report/summary/tables.js';
import type { Part, Summary } from '../../../../src/report/summary/types.js';
import { counts } from '../../../golden/fixed-report.js';

const part = (name: string | undefined, fail: number, pass: number): Part => ({
  ...(name === undefined ? {} : { name }),
  payloads: fail + pass,
  records: fail + pass,
  standards: [{ id: 'nhs-number', fail, review: 0, pass }],
});

const run = (over: Partial<Summary['runs'][number]> = {}): Summary['runs'][number] => ({
  started: '2026-11-23T09:00:00.000Z',
  tool: '1.2.3',
  catalogue: { version: '1.2.3', digest: 'd', asOf: '2026-11-23', stages: 'current' },
  complete: true,
  data: 'synthetic',
  ...over,
});

const summary = (over: Partial<Summary> = {}): Summary => ({
  runs: [run()],
  payloads: 203,
  records: 203,
  standards: [
    {
      id: 'nhs-number',
      name: 'NHS Number <b>',
      stage: 'ready',
      verdict: 'does-not-conform',
      counts: counts({ fail: 23, pass: 180 }),
      requirements: [],
      rules: [{ id: 'format', severity: 'shall', requirements: [], counts: counts({ fail: 23, pass: 180 }) }],
      sample: { rule: 'format', targets: 203, failing: 23, atMost: 0.157 },
    },
  ],
  organisations: [part('RXX', 3, 60), part('RYY', 6, 60), part('RZZ', 14, 60)],
  suppliers: [part('Acme', 23, 180)],
  days: [part('2026-11-23', 23, 180)],
  ...over,
});

describe('what is published', () => {
  it('hides a small count and the one beside it, and keeps the rest', () => {
    const { organisations, standards } = publish(summary());
    expect(organisations.map(({ name, standards: [row] }) => [name, row?.fail, row?.pass])).toEqual([
      ['RXX', null, null],
      ['RYY', null, null],
      ['RZZ', 14, 60],
    ]);
    expect(standards[0]).toMatchObject({ fail: 23, pass: 180, sample: { atMost: 0.157 } });
  });

  it.each([
    [0, 0, '203 payloads, 203 records'],
    [40, 40, '203 payloads, 40 of them not recognised, 203 records'],
    [3, null, '203 payloads, <5* of them not recognised, 203 records'],
    [201, null, '203 payloads, <5* of them not recognised, 203 records'],
  ])('says how many payloads are not recognised, where %i are', (unrecognised, shown, words) => {
    const published = publish(summary({ unrecognised }));
    expect(published.unrecognised).toBe(shown);
    expect(summaryText(published)).toContain(words.replace('<5*', HIDDEN));
  });

  it('leaves out the bound where it would tell a hidden count', () => {
    const [row] = summary().standards;
    const small = {
      ...row!,
      counts: counts({ fail: 3, pass: 180 }),
      rules: [{ ...row!.rules[0]!, counts: counts({ fail: 3, pass: 180 }) }],
    };
    const published = publish(summary({ standards: [small], organisations: [], suppliers: [], days: [] }));
    expect(published.standards[0]).toMatchObject({ fail: null, pass: null });
    expect(published.standards[0]).not.toHaveProperty('sample');
  });

  it('hides what passes one rule where what passes another would tell what fails it', () => {
    const [row] = summary().standards;
    const rule = (id: string, some: { fail?: number; review?: number; pass: number }) => ({
      ...{ id, severity: 'shall' as const, requirements: [] },
      counts: counts(some),
    });
    const rules = [
      rule('format', { fail: 3, pass: 97 }),
      rule('issued', { pass: 100 }),
      rule('known', { review: 2, pass: 98 }),
    ];
    const mixed = { ...row!, counts: counts({ fail: 3, review: 2, pass: 295 }), rules };
    const [shown] = publish(summary({ standards: [mixed], organisations: [], suppliers: [], days: [] })).standards;
    expect(shown).toMatchObject({ fail: null, review: null, pass: null });
    expect(shown?.rules.map(({ id, pass }) => [id, pass])).toEqual([
      ['format', null],
      ['issued', 100],
      ['known', null],
    ]);
  });

  it.each([
    ['editions', { catalogue: { ...run().catalogue, digest: 'e' } }, /editions/],
    ['days of the stages', { catalogue: { ...run().catalogue, asOf: '2026-12-01' } }, /different days/],
    ['kinds of data', { data: 'live' }, /kinds of data/],
    ['completeness', { complete: false }, /stopped/],
  ])('cautions where runs differ in %s', (_, over, words) => {
    const [caution, ...more] = publish(summary({ runs: [run(), run(over)] })).cautions;
    expect(caution).toMatch(words);
    expect(more).toEqual([]);
  });

  it.each([
    ['text', summaryText],
    ['Markdown', summaryMarkdown],
    ['CSV', summaryCsv],
    ['HTML', summaryPage],
  ])('shows no hidden count as %s', (_, render) => {
    const text = render(publish(summary()));
    expect(text).toMatch(/RXX/);
    expect(text).toMatch(/\*/);
    const rows = text.split('\n').filter((line) => line.includes('RXX'));
    expect(rows.join(' ')).not.toMatch(/(^|[\s,>|])3([\s,<|]|$)/);
  });

  it('says of the yardstick that it counts answers of rules, not targets', () => {
    const given: Yardstick = {
      source: { title: 'Survey', status: 'checked' },
      measured: '2017',
      note: 'Self-assessed.',
      figures: [{ standard: 'nhs-number', statement: 'In use', shares: [], ours: 'Answers of rules that fail' }],
    };
    const table = summaryTables(publish(summary(), given)).find(({ id }) => id === 'yardstick');
    expect(table?.columns.map(({ head }) => head)).toContain('Answers of rules that fail, here');
    expect(table?.rows[0]).toContain('11 %');
  });

  describe('a yardstick of long words', () => {
    const long = 'Answers of rules that fail, said at length. '.repeat(9);
    const shares = [{ answer: 'Yes', percent: 40 }];
    const given: Yardstick = {
      source: { title: 'Survey', status: 'checked' },
      measured: '2017',
      note: 'Self-assessed.',
      figures: [{ standard: 'nhs-number', statement: long, shares, ours: long }],
    };

    it('fits the lines of a text, and loses no word', () => {
      const [, table] = summaryText(publish(summary(), given)).split('Source: Survey.\n\n');
      expect(Math.max(...table!.split('\n').map(({ length }) => length))).toBeLessThan(250);
      expect(table!.match(/length/g)).toHaveLength(18);
    });

    it('sets columns of text to the left in Markdown, also after a column of numbers', () => {
      const text = summaryMarkdown(publish(summary(), given));
      expect(text).toMatch(/What is counted here \|\n\| --- \| --- \| --- \| ---: \| --- \|\n/);
    });
  });

  it.each([
    ['text', summaryText, /16 % \(format\)/],
    ['CSV', summaryCsv, /,format,203,0\.157/],
  ])('names the weakest rule beside its bound as %s', (_, render, words) => {
    expect(render(publish(summary()))).toMatch(words);
  });

  it('writes names as text in HTML', () => {
    expect(summaryPage(publish(summary()))).not.toContain('<b>');
  });
});
