/** The formats of other programs: each keeps to its published form, and says the same as the report. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { REPORTERS } from '../../../src/report/index.js';
import type { Finding, Report } from '../../../src/report/types.js';
import { REPORT } from '../../golden/fixed-report.js';

const render = async (format: string, report: Report): Promise<string> => {
  const pieces = (await REPORTERS[format]!.load()).render(report, { colour: false, width: 80 });
  return typeof pieces === 'string' ? pieces : [...pieces].join('');
};
const schema = (name: string) =>
  new Ajv2020({ allErrors: true, strict: false }).compile(
    JSON.parse(readFileSync(new URL(`schemas/${name}.json`, import.meta.url), 'utf8')),
  );
const many = (count: number, some: Partial<Finding> = {}): Report => ({
  ...REPORT,
  findings: Array.from({ length: count }, (_, i) => ({ ...REPORT.findings[0]!, line: i + 1, ...some })),
});
const AWKWARD: Report = {
  ...REPORT,
  payloads: [{ ...REPORT.payloads[0]!, name: 'C:\\exports\\ä b#c?d%.json' }, ...REPORT.payloads.slice(1)],
  waived: [REPORT.findings[1]!],
};

describe('SARIF', () => {
  const valid = schema('sarif');
  it.each([
    ['the fixed report', REPORT],
    ['awkward names and a waiver', AWKWARD],
    [
      'payloads of one name',
      { ...REPORT, payloads: REPORT.payloads.map((row) => ({ ...row, name: 'a.json', bytes: 7 })) },
    ],
    ['no findings', { ...REPORT, findings: [], errors: [] }],
  ])('of %s keeps to SARIF 2.1.0', async (_, report) => {
    const log = JSON.parse(await render('sarif', report));
    expect(valid(log), JSON.stringify(valid.errors?.slice(0, 3))).toBe(true);
  });

  it('has a result for every failure and review, and points to its rule, taxon and file', async () => {
    const [run] = JSON.parse(await render('sarif', REPORT)).runs;
    const told = REPORT.findings.filter(({ outcome }) => outcome !== 'broken');
    expect(run.results.map((r: { ruleId: string }) => r.ruleId)).toEqual(told.map(({ rule }) => rule));
    for (const result of run.results) {
      const rule = run.tool.driver.rules[result.ruleIndex];
      expect(rule.id).toBe(result.ruleId);
      for (const { target } of rule.relationships ?? []) {
        const taxonomy = run.taxonomies[target.toolComponent.index];
        expect(taxonomy.name).toBe(target.toolComponent.name);
        expect(taxonomy.taxa.map(({ id }: { id: string }) => id)).toContain(target.id);
      }
      const { artifactLocation } = result.locations[0].physicalLocation;
      expect(run.artifacts[artifactLocation.index].location.uri).toBe(artifactLocation.uri);
    }
  });

  it('says that it was not done whole where something broke or could not be read', async () => {
    const [run] = JSON.parse(await render('sarif', REPORT)).runs;
    expect(run.invocations[0].executionSuccessful).toBe(false);
    expect(run.invocations[0].toolExecutionNotifications).toHaveLength(2);
    const clean = { ...REPORT, errors: [], findings: REPORT.findings.filter(({ outcome }) => outcome !== 'broken') };
    expect(JSON.parse(await render('sarif', clean)).runs[0].invocations[0].executionSuccessful).toBe(true);
  });
});

describe('JUnit', () => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    isArray: (name) => name === 'testsuite' || name === 'testcase',
  });
  const suitesOf = async (report: Report) => {
    const xml = await render('junit', report);
    expect(XMLValidator.validate(xml)).toBe(true);
    return parser.parse(xml).testsuites.testsuite;
  };

  it('lists every requirement of every standard, those that passed too, and counts that add up', async () => {
    const suites = await suitesOf({ ...REPORT, payloads: REPORT.payloads.slice(0, 3), errors: [] });
    expect(suites.map((s: object) => s['@_name' as keyof typeof s])).toEqual(REPORT.standards.map(({ name }) => name));
    for (const [i, suite] of suites.entries()) {
      const cases = suite.testcase ?? [];
      expect(cases).toHaveLength(REPORT.standards[i]!.requirements.length);
      for (const kind of ['failure', 'error', 'skipped'] as const) {
        const counted = cases.filter((one: Record<string, unknown>) => kind in one).length;
        expect(Number(suite[`@_${kind === 'skipped' ? kind : `${kind}s`}`])).toBe(counted);
      }
    }
  });

  it('fails only what the gate fails', async () => {
    const suites = await suitesOf(REPORT);
    const failed = suites.flatMap((s: { testcase?: Record<string, unknown>[] }) =>
      (s.testcase ?? []).filter((c) => 'failure' in c),
    );
    expect(failed.map((c: Record<string, unknown>) => c['@_name'])).toEqual(['check-digit']);
  });

  it('keeps every sign of a message as text', async () => {
    const message = 'a < b & "c" ]]> \'d\' <script>';
    const report = { ...REPORT, findings: [{ ...REPORT.findings[0]!, message }] };
    const suites = await suitesOf(report);
    const [failed] = suites.find((s: object) => s['@_name' as keyof typeof s] === 'NHS number').testcase;
    expect(failed.failure['#text']).toContain(message);
  });
});

describe('GitHub annotations', () => {
  it('shows ten of a kind at most, what gates first, and says how many are left', async () => {
    const mixed = { ...many(25), payloads: REPORT.payloads.slice(0, 3), errors: [], more: { x: 5 } };
    mixed.findings.unshift({ ...REPORT.findings[3]! });
    const lines = (await render('github', mixed)).trimEnd().split('\n');
    expect(lines[0]).toMatch(/^::error file=discharge-07\.json,line=1,/);
    expect(lines.filter((line) => line.startsWith('::error'))).toHaveLength(10);
    expect(lines.at(-1)).toBe('::notice title=careconform::20 findings more; the other reports list them.');
  });

  it('is one line a finding whatever the names and messages hold', async () => {
    const report = {
      ...many(1, { message: 'one\r\ntwo % three' }),
      payloads: [{ ...REPORT.payloads[0]!, name: 'a,b:c\n::error::x' }],
      errors: [],
      more: {},
    };
    const text = await render('github', report);
    expect(text.trimEnd().split('\n')).toHaveLength(1);
    expect(text).toContain('file=a%2Cb%3Ac%0A%3A%3Aerror%3A%3Ax,');
    expect(text).toContain('::one%0D%0Atwo %25 three');
  });
});

describe('GitLab Code Quality', () => {
  const valid = schema('gitlab');
  it('keeps to its form, with fingerprints that are each their own', async () => {
    const report = { ...many(5), payloads: [{ ...REPORT.payloads[0]!, name: './a.json' }] };
    const rows = JSON.parse(await render('gitlab', report));
    expect(valid(rows), JSON.stringify(valid.errors?.slice(0, 3))).toBe(true);
    expect(rows).toHaveLength(6);
    expect(new Set(rows.map((row: { fingerprint: string }) => row.fingerprint)).size).toBe(6);
  });
});

describe('Markdown', () => {
  it('stays under the limit of a step summary by leaving whole sections out, and says so', async () => {
    const findings = Array.from({ length: 3000 }, (_, i) => ({
      ...REPORT.findings[0]!,
      rule: `nhs-number/rule-${i}`,
      message: 'x'.repeat(600),
    }));
    const text = await render('markdown', { ...REPORT, findings });
    expect(new TextEncoder().encode(text).length).toBeLessThan(1024 * 1024);
    expect(text).toMatch(/\d sections left out/);
    expect(text.match(/<details>/g)).toHaveLength(text.match(/<\/details>/g)!.length);
  });

  it('lets no sign of a name or message be mark-up', async () => {
    const text = await render('markdown', {
      ...REPORT,
      findings: [{ ...REPORT.findings[0]!, message: '<img src=x> | [a](b) `c`' }],
    });
    expect(text).not.toContain('<img');
    expect(text).toContain('&lt;img src=x&gt; \\| \\[a\\]\\(b\\) \\`c\\`');
  });
});
