import { expect, it } from 'vitest';
import { reportTargets } from '../../../src/cli/report-target.js';
import { REPORTERS } from '../../../src/report/index.js';

it.each([
  ['json', undefined],
  ['json:-', undefined],
  ['json:out/r.json', 'out/r.json'],
  ['json:C:\\out\\r.json', 'C:\\out\\r.json'],
])('reads %s', (asked, file) => {
  const [target] = reportTargets([asked], false);
  expect(target!.entry).toBe(REPORTERS['json']);
  expect(target!.file).toBe(file);
});

it('is pretty on a terminal and compact elsewhere', () => {
  expect(reportTargets([], true)[0]!.entry).toBe(REPORTERS['pretty']);
  expect(reportTargets([], false)[0]!.entry).toBe(REPORTERS['compact']);
});

it.each([
  [['jsn'], /no report format jsn\. Did you mean json\?/],
  [['toString'], /no report format/],
  [['json:'], /names no file/],
  [['json', 'csv'], /Only one report/],
])('refuses %j', (asked, message) => {
  expect(() => reportTargets(asked, false)).toThrow(message);
});
