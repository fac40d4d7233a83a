import { describe, expect, it } from 'vitest';
import { operationOutcome } from '../../../src/report/operation-outcome.js';
import type { Report } from '../../../src/report/types.js';
import { REPORT } from '../../golden/fixed-report.js';

const EXTENSION = 'http://hl7.org/fhir/StructureDefinition/operationoutcome-';
const render = (report: Report) =>
  JSON.parse([...operationOutcome.render(report, { colour: false, width: 80 })].join(''));
const one = (report: Partial<Report>): Report => ({
  ...REPORT,
  payloads: [REPORT.payloads[1]!],
  findings: REPORT.findings.filter(({ rule }) => rule === 'fhir-core/structure'),
  errors: [],
  ...report,
});

describe('OperationOutcome', () => {
  it('of one payload stands alone, with the severity, code, path and place that the engine gave', () => {
    const outcome = render(one({}));
    expect(outcome.resourceType).toBe('OperationOutcome');
    expect(outcome.issue).toHaveLength(1);
    expect(outcome.issue[0]).toMatchObject({
      severity: 'error',
      code: 'structure',
      expression: ['Patient.name'],
      extension: [
        { url: `${EXTENSION}issue-line`, valueInteger: 4 },
        { url: `${EXTENSION}issue-col`, valueInteger: 1 },
      ],
    });
  });

  it('of a payload with no findings says All OK', () => {
    expect(render(one({ findings: [] })).issue).toEqual([
      { severity: 'information', code: 'informational', details: { text: 'All OK' } },
    ]);
  });

  it('never says All OK of what was not checked', () => {
    const outcome = render(one({ payloads: [REPORT.payloads[3]!], findings: [] }));
    expect(outcome.issue).toHaveLength(1);
    expect(outcome.issue[0].code).toBe('not-supported');
  });

  it('of several is a Bundle in the order read, each with its file, and of what could not be read', () => {
    const bundle = render(REPORT);
    expect(bundle).toMatchObject({ resourceType: 'Bundle', type: 'collection' });
    const files = bundle.entry.map((entry: { resource: { extension: { url: string; valueString: string }[] } }) => {
      const [extension] = entry.resource.extension;
      expect(extension!.url).toBe(`${EXTENSION}file`);
      return extension!.valueString;
    });
    expect(files).toEqual([...REPORT.payloads.map(({ name }) => name), 'secret.json']);
  });

  it('names no file where a number is hidden in the name: the order tells which it is', () => {
    const hidden = { ...REPORT.payloads[0]!, name: 'a/nhs-###-###-####.json' };
    const bundle = render({ ...REPORT, payloads: [hidden, ...REPORT.payloads.slice(1)] });
    expect(bundle.entry[0].resource.extension).toBeUndefined();
    expect(bundle.entry[1].resource.extension).toBeDefined();
  });

  it('puts paths that are not FHIRPath into location', () => {
    const row = { ...REPORT.payloads[1]!, generation: 'hl7v2' as const };
    const finding = { ...REPORT.findings[3]!, path: 'PID[1]-3[2].1' };
    const [issue] = render(one({ payloads: [row], findings: [finding] })).issue;
    expect(issue.location).toEqual(['PID[1]-3[2].1']);
    expect(issue.expression).toBeUndefined();
  });

  it('has an issue even where nothing was given', () => {
    expect(render(one({ payloads: [], findings: [] })).issue).toHaveLength(1);
  });
});
