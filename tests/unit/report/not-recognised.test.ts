/** A file that is no record is named by every format that a person or a build reads. */
import { describe, expect, it } from 'vitest';
import { REPORTERS } from '../../../src/report/index.js';
import type { Report } from '../../../src/report/types.js';
import { REPORT } from '../../golden/fixed-report.js';

const render = async (format: string, report: Report): Promise<string> => {
  const pieces = (await REPORTERS[format]!.load()).render(report, { colour: false, width: 200 });
  return typeof pieces === 'string' ? pieces : [...pieces].join('');
};
const letters = (count: number): Report => ({
  ...REPORT,
  payloads: Array.from({ length: count }, (_, i) => ({
    ...REPORT.payloads[3]!,
    id: `p${i + 1}`,
    name: `letter-${i + 1}.txt`,
    note: 'Its reason.',
  })),
  findings: [],
  errors: [],
});

describe('files that are no record', () => {
  it.each(['compact', 'pretty', 'github', 'junit', 'markdown'])(
    'are each named in %s with the reason',
    async (format) => {
      const text = await render(format, letters(3));
      for (const name of ['letter-1.txt', 'letter-2.txt', 'letter-3.txt']) expect(text).toContain(name);
      expect(text.split('Its reason.')).toHaveLength(4);
    },
  );

  it.each([
    ['pretty', 'letter-20.txt', 'letter-21.txt', 'and 5 more'],
    ['github', 'letter-9.txt', 'letter-10.txt', '16 files not recognised more'],
    ['markdown', 'letter-25.txt', 'letter-26.txt', 'letter-25.txt'],
  ])('are counted in %s where there are too many', async (format, last, absent, rest) => {
    const text = await render(format, letters(25));
    expect(text).toContain(last);
    expect(text).not.toContain(absent);
    expect(text).toContain(rest);
  });

  it.each(['compact', 'github', 'junit', 'markdown', 'pretty'])(
    'are not in %s where a finding names them',
    async (format) => {
      const row = { ...REPORT.payloads[3]!, counts: { ...REPORT.payloads[3]!.counts, fail: 1 } };
      expect(await render(format, { ...REPORT, payloads: [row], errors: [] })).not.toMatch(/not recognised/i);
    },
  );
});
