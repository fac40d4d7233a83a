/** What the product writes in FHIR is FHIR: its own engine finds no error in it. */
import { describe, expect, it } from 'vitest';
import { checkPayload } from '../../../src/index.js';
import { REPORTERS } from '../../../src/report/index.js';
import type { Reporter } from '../../../src/report/reporter.js';
import { testReport } from '../../../src/report/test-report.js';
import type { Report } from '../../../src/report/types.js';
import { REPORT } from '../../golden/fixed-report.js';

const text = (reporter: Reporter, report: Report): string => {
  const pieces = reporter.render(report, { colour: false, width: 80 });
  return typeof pieces === 'string' ? pieces : [...pieces].join('');
};

describe.each(['operation-outcome', 'test-report'])('%s', (format) => {
  it.each<[string, Report]>([
    ['the fixed report', REPORT],
    ['one payload with nothing to say', { ...REPORT, payloads: [REPORT.payloads[0]!], findings: [], errors: [] }],
    ['a run that was stopped', { ...REPORT, complete: false }],
  ])('of %s has no error', async (_, report) => {
    const written = text(await REPORTERS[format]!.load(), report);
    const checked = await checkPayload(new TextEncoder().encode(written), {
      standard: ['fhir-core'],
      generation: 'fhir-r4',
      maxFindings: 0,
    });
    const errors = checked.findings.filter(({ issue }) => issue?.severity === 'error' || issue?.severity === 'fatal');
    expect(errors.map(({ path, message }) => `${path}: ${message}`)).toEqual([]);
    expect(checked.payloads[0]!.counts.pass + checked.payloads[0]!.counts.review).toBeGreaterThan(0);
  });
});

describe('TestReport', () => {
  it('has a test for every requirement, with what came of it', () => {
    const bundle = JSON.parse(text(testReport, REPORT));
    for (const [i, standard] of REPORT.standards.entries()) {
      const { resource } = bundle.entry[i];
      const results = (resource.test ?? []).map(
        (one: { action: { assert: { result: string } }[] }) => one.action[0]!.assert.result,
      );
      const words = { pass: 'pass', fail: 'fail', review: 'warning', 'not-tested': 'skip' } as Record<string, string>;
      expect(results).toEqual(standard.requirements.map(({ outcome }) => words[outcome]));
    }
    expect(bundle.entry.map(({ resource }: { resource: { result: string } }) => resource.result)).toEqual([
      'pending',
      'fail',
      'pending',
      'pending',
    ]);
  });
});
