/** Every kind of input that a folder of exports may hold: the run goes on, and its report is sound. */
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { BAD, careconform, folder, GOOD, reportOf } from './careconform.js';
import { expectSound } from './report-checks.js';

const made: string[] = [];
const make = (files: Parameters<typeof folder>[0]): string => {
  const root = folder(files);
  made.push(root);
  return root;
};
afterAll(() => {
  for (const root of made) rmSync(root, { recursive: true, force: true });
});

const names = (report: { payloads: { name: string }[] }): string[] => report.payloads.map(({ name }) => name).sort();
const rulesOf = (report: { findings: { rule: string }[] }): string[] => report.findings.map(({ rule }) => rule);

describe('what is given', () => {
  it('a good patient passes the gate', async () => {
    const { status, stderr, report } = await reportOf([
      join(make({ 'a.json': GOOD }), 'a.json'),
      '--data',
      'synthetic',
    ]);
    expect(stderr).toBe('');
    expectSound(report);
    expect(report.payloads[0]).toMatchObject({ name: 'a.json', generation: 'fhir-r4', type: 'Patient', records: 1 });
    expect(rulesOf(report)).not.toContain('nhs-number/check-digit');
    expect(status).toBe(0);
  });

  it('a folder of mixed payloads with one broken file: the broken one is a finding, the others are checked', async () => {
    const root = make({ 'good.json': GOOD, 'bad.json': BAD, 'broken.json': GOOD.slice(0, -40), 'notes.txt': 'To do' });
    const { status, stderr, report } = await reportOf([root]);
    expect(stderr).toBe('');
    expectSound(report);
    expect(names(report)).toEqual(['bad.json', 'broken.json', 'good.json', 'notes.txt']);
    const byName = new Map(report.payloads.map(({ id, name }) => [id, name]));
    const failed = report.findings
      .filter(({ outcome }) => outcome === 'fail')
      .map((f) => [byName.get(f.payload), f.rule]);
    expect(failed).toContainEqual(['broken.json', 'payload/well-formed']);
    expect(failed).toContainEqual(['bad.json', 'nhs-number/check-digit']);
    expect(report.payloads.find(({ name }) => name === 'notes.txt')!.generation).toBe('unknown');
    expect(status).toBe(1);
  });

  it('a payload that cannot be parsed gates whatever the policy', async () => {
    const root = make({ 'broken.json': GOOD.slice(0, -40) });
    const { status, report } = await reportOf([root, '--gate', 'none']);
    expectSound(report);
    expect(report.findings.find(({ rule }) => rule === 'payload/well-formed')).toMatchObject({
      gates: true,
      level: 'error',
    });
    expect(status).toBe(1);
  });

  it('an empty folder is nothing recognised, unless that is allowed', async () => {
    const root = make({});
    const { status, stderr, report } = await reportOf([root]);
    expectSound(report);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^careconform: No payload was recognised.*\n$/);
    expect((await careconform([root, '--allow-empty'])).status).toBe(0);
  });

  it.each([
    ['a 0-byte file', ''],
    ['a binary', Uint8Array.from({ length: 3000 }, (_, i) => (i * 7919) % 256)],
    ['a text that is no record', 'Dear all,\nplease find the minutes below.\n'],
  ])('%s is a row of its own and no record', async (_, bytes) => {
    const root = make({ 'x.dat': bytes, 'good.json': GOOD });
    const { status, stderr, report } = await reportOf([root]);
    expect(stderr).toBe('');
    expectSound(report);
    expect(report.payloads.find(({ name }) => name === 'x.dat')!.generation).toBe('unknown');
    expect(report.payloads).toHaveLength(2);
    expect(status).toBe(0);
  });

  it('names with spaces and letters outside ASCII are kept', async () => {
    const root = make({ 'Entlassung für Zoë (2).json': GOOD, 'フォルダ/患者.json': GOOD });
    const { status, report } = await reportOf([root]);
    expectSound(report);
    expect(names(report)).toEqual(['Entlassung für Zoë (2).json', 'フォルダ/患者.json'].sort());
    expect(status).toBe(0);
  });

  it('standard input is a payload', async () => {
    const { status, report } = await reportOf(['-'], { input: BAD });
    expectSound(report);
    expect(report.payloads).toHaveLength(1);
    expect(rulesOf(report)).toContain('nhs-number/check-digit');
    expect(status).toBe(1);
  });

  it('a missing path is said, and the others are checked', async () => {
    const root = make({ 'good.json': GOOD });
    const { status, stderr, report } = await reportOf([join(root, 'good.json'), join(root, 'gone.json')]);
    expectSound(report);
    expect(report.payloads).toHaveLength(1);
    expect(report.errors).toHaveLength(1);
    expect(report.errors[0]!.code).toBe('not-found');
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(status).toBe(2);
  });

  it('a file without permission is said, and the others are checked', async () => {
    const root = make({ 'good.json': GOOD, 'shut.json': GOOD });
    chmodSync(root, 0o755);
    chmodSync(join(root, 'shut.json'), 0);
    // The superuser may read everything, so the run is made that of nobody.
    const { status, report } = await reportOf([root], process.getuid?.() === 0 ? { user: 65534 } : {});
    expectSound(report);
    expect(report.errors.map(({ code }) => code)).toEqual(['no-permission']);
    expect(report.payloads.map(({ name }) => name)).toContain('good.json');
    expect(status).toBe(2);
  });

  it('a folder inside which there is nothing is no harm', async () => {
    const root = make({ 'good.json': GOOD });
    mkdirSync(join(root, 'empty'));
    const { status, report } = await reportOf([root]);
    expect(names(report)).toEqual(['good.json']);
    expect(status).toBe(0);
  });
});
