/** Every format of one fixed report, kept as files: a change of any format is seen in the review of that file. */
import { describe, expect, it } from 'vitest';
import { REPORTERS } from '../../src/report/index.js';
import type { CatalogueWords } from '../../src/report/reporter.js';
import { REPORT } from './fixed-report.js';

const words: CatalogueWords = {
  rule: (id) => ({
    title: `Title of ${id}`,
    failTitle: `Failure of ${id}`,
    why: 'Why it matters <in plain words> & more.',
    fix: 'What to do about it.',
  }),
  requirement: (standard, id) => ({
    text: `What ${standard} asks in ${id}`,
    clause: '4.2',
    url: 'https://example.org/',
  }),
};

const text = (pieces: string | Iterable<string>): string =>
  typeof pieces === 'string' ? pieces : [...pieces].join('');

describe('the fixed report', () => {
  it.each(Object.keys(REPORTERS))('reads in %s as it did', async (format) => {
    const reporter = await REPORTERS[format]!.load();
    const got = text(reporter.render(REPORT, { colour: false, width: 100, words }));
    await expect(got).toMatchFileSnapshot(`files/${format}.${reporter.extension}.golden`);
  });

  it.each(['pretty', 'compact', 'markdown', 'html'])('warns in %s where values are shown', async (format) => {
    const reporter = await REPORTERS[format]!.load();
    const said = (values: string) =>
      text(reporter.render({ ...REPORT, run: { ...REPORT.run, values } }, { colour: false, width: 100 }));
    expect(said('full')).toMatch(/this report holds values of payloads/i);
    expect(said('shape')).not.toMatch(/this report holds values of payloads/i);
  });

  it('is painted only when asked', async () => {
    const { pretty } = await import('../../src/report/pretty.js');
    const plain = text(pretty.render(REPORT, { colour: false, width: 60 }));
    const painted = text(pretty.render(REPORT, { colour: true, width: 60 }));
    expect(plain).not.toContain('\u001b');
    expect(painted.replace(/\u001b\[\d+m/g, '')).toBe(plain);
    await expect(plain).toMatchFileSnapshot('files/pretty-60-columns.txt.golden');
  });
});
