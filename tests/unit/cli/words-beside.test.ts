import { expect, it } from 'vitest';
import { wordsBeside } from '../../../src/cli/words-beside.js';
import { REPORTERS } from '../../../src/report/index.js';
import { REPORT } from '../../golden/fixed-report.js';

const printed = { entry: REPORTERS['csv']! };
const kept = { entry: REPORTERS['json']!, file: 'r.json' };
const MORE = '412 more findings counted and not listed; --max-findings 0 lists all.';
const GATE = 'Gate (ci: ready): failed, 2 gating findings.';

it.each([
  ['the gate and what was left out, where reports go to files', REPORT, [kept], [MORE, GATE]],
  ['what was left out, where a report is printed', REPORT, [kept, printed], [MORE]],
  ['nothing, where a report is printed whole', { ...REPORT, more: {} }, [printed], []],
])('says %s', async (_, report, targets, words) => {
  expect(await wordsBeside(report, targets)).toEqual(words);
});
