import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/types.js';
import { installedProject, type Project } from './installed.js';

const BIN = 'node_modules/careconform/bin/careconform.js';
let project: Project | undefined;

beforeAll(() => {
  project = installedProject(['trust-rules', 'programme-profiles']);
  if (!project) process.stderr.write('The packed packs were not tested: npm cannot install here without a network.\n');
});

function checked(packs: string[], path: string): Report {
  const named = packs.flatMap((pack) => ['--pack', pack]);
  const { stdout } = project!.run(BIN, [
    'check',
    '--no-config',
    '--as-of',
    '2026-11-01',
    '--report',
    'json',
    ...named,
    path,
  ]);
  return JSON.parse(stdout) as Report;
}

describe('packs that are installed from what npm pack makes', () => {
  it('a trust’s local rules: data, on the standards that are ready', ({ skip }) => {
    if (!project) skip();
    const fixtures = 'node_modules/example-trust-rules/fixtures/example-trust/hospital-number/fail-digits.json';
    const report = checked(['example-trust-rules'], fixtures);
    expect(report.findings.map(({ rule }) => rule)).toContain('example-trust/hospital-number');
    expect(report.findings.map(({ rule }) => rule)).not.toContain('nhs-number/verification-status');
    expect(new Set(report.standards.map(({ stage }) => stage))).toEqual(new Set(['ready']));
    expect(report.standards.map(({ id }) => id)).toContain('snomed-ct');
    expect(report.catalogue.packs).toEqual([{ name: 'example-trust', version: '1.0.0' }]);
    expect(report.catalogue.digest).not.toBe(checked(['careconform:ready'], fixtures).catalogue.digest);
  });

  it('a programme’s profiles: a check of its own', ({ skip }) => {
    if (!project) skip();
    const folder = 'node_modules/careconform-pack-example-programme/fixtures/example-programme/issued-here';
    const report = checked(['careconform-pack-example-programme'], folder);
    const told = report.findings.filter(({ rule }) => rule === 'example-programme/issued-here');
    expect(told.map(({ outcome }) => outcome).sort()).toEqual(['fail', 'fail', 'review']);
    expect(told.find(({ message }) => message.includes('no organisation here'))?.message).not.toContain('B82002');
    expect(report.standards.find(({ id }) => id === 'example-programme')?.counts).toMatchObject({ pass: 1, broken: 0 });
  });

  it.for([
    ['folder', "assertPack(new URL('./node_modules/example-trust-rules/', import.meta.url))"],
    ['code', "assertPack((await import('careconform-pack-example-programme')).default)"],
  ])('pass their own tests, given as a %s', ([name, expression], { skip }) => {
    if (!project) skip();
    const file = join(project!.folder, `${name}.test.mjs`);
    writeFileSync(
      file,
      `import test from 'node:test';\nimport { assertPack } from 'careconform/testing';\ntest('the pack', async () => ${expression});\n`,
    );
    const { status, stdout } = project!.run('--test', [file]);
    expect(stdout).toContain('# pass 1');
    expect(status).toBe(0);
  });

  it('a pack that is begun with init passes its own test, and finds the fault in its fixture', ({ skip }) => {
    if (!project) skip();
    expect(project!.run(BIN, ['init', 'pack', 'ward-rules']).status).toBe(0);
    expect(project!.run('--test', ['ward-rules/pack.test.mjs']).stdout).toContain('# pass 1');
    const found = project!.run(BIN, [
      'check',
      '--pack',
      './ward-rules',
      '--standard',
      'ward-rules',
      'ward-rules/fixtures',
    ]);
    expect(found.status).toBe(1);
    expect(found.stdout).toMatch(/fail-too-short\.json:\d+:\d+: error ward-rules\/hospital-number/);
    const again = project!.run(BIN, ['init', 'pack', 'ward-rules']);
    expect([again.status, again.stderr]).toEqual([2, expect.stringContaining('is not empty')]);
  });

  it('code of a pack that another builds on does not run', ({ skip }) => {
    if (!project) skip();
    const pack = { api: 1, name: 'hidden', version: '1.0.0', extends: ['careconform-pack-example-programme'] };
    expect(project!.run(BIN, ['init', 'pack', 'hidden-code']).status).toBe(0);
    writeFileSync(join(project!.folder, 'hidden-code', 'pack.json'), JSON.stringify(pack));
    const { status, stderr } = project!.run(BIN, ['check', '--pack', './hidden-code', 'hidden-code']);
    expect(status).toBe(2);
    expect(stderr).toContain('which has code');
  });
});
