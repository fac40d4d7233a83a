import { expect, it } from 'vitest';
import { wordsBeside } from '../../../src/cli/words-beside.js';
import { REPORTERS } from '../../../src/report/index.js';
import { REPORT } from '../../golden/fixed-report.js';

const printed = { entry: REPORTERS['csv']! };
const shown = { entry: REPORTERS['github']! };
const WHOLE = { ...REPORT, more: {} };
const PLACES = 'GitHub, GitLab and readers of SARIF find files by their path in the repository; give --names path.';
const kept = { entry: REPORTERS['json']!, file: 'r.json' };
const MORE = '412 more findings counted and not listed; --max-findings 0 lists all.';
const GATE = 'Gate (ci: ready): failed, 2 gating findings.';

it.each([
  ['the gate and what was left out, where reports go to files', REPORT, [kept], [MORE, GATE]],
  ['what was left out, where a report is printed', REPORT, [kept, printed], [MORE]],
  ['that paths lead to no file, where one is shown beside its line', WHOLE, [shown], [PLACES], ['exports/']],
  ['nothing, where paths begin at the root', WHOLE, [shown], [], ['.']],
  ['nothing, where a report is printed whole', WHOLE, [printed], []],
])('says %s', async (_, report, targets, words, paths = []) => {
  expect(await wordsBeside(report, targets, { paths })).toEqual(words);
});
