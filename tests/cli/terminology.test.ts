/** careconform terminology, and a run that asks what it imported. */
import { rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { smallRelease } from '../unit/terminology/import/release.js';
import { careconform, folder, reportOf } from './careconform.js';

const made: string[] = [];
afterAll(() => {
  for (const root of made) rmSync(root, { recursive: true });
});

const coded = (code: string, display: string) =>
  JSON.stringify({
    resourceType: 'Observation',
    status: 'final',
    code: { coding: [{ system: 'http://snomed.info/sct', code, display }] },
  });

function project(): string {
  const root = folder({
    ...Object.fromEntries([...smallRelease().texts()].map(([name, text]) => [`release/${name}`, text])),
    'preferred.json': coded('22298006', 'Cardiac infarction'),
    'synonym.json': coded('22298006', 'Myocardial infarction'),
    'other.json': coded('22298006', 'Asthma'),
    'inactive.json': coded('73211009', 'Ménière thing (finding)'),
    'unknown.json': coded('386661006', 'Fever'),
  });
  made.push(root);
  return root;
}

async function imported(): Promise<{ root: string; where: string[] }> {
  const root = project();
  const where = ['--terminology', join(root, 'indexes')];
  expect((await careconform(['terminology', 'import', join(root, 'release'), ...where])).status).toBe(0);
  return { root, where };
}

describe('careconform terminology', () => {
  it('imports, lists, tells of a code, verifies and removes', async () => {
    const { where } = await imported();
    const say = async (...args: string[]) => careconform(['terminology', ...args, ...where]);
    expect((await say('list')).stdout).toMatch(/^snomed-ct@900000000000207008\t20260415\t4 codes\t/);
    expect((await say('info', '73211009')).stdout).toContain('same-as\t22298006');
    expect(await say('info', '386661006')).toMatchObject({ status: 1 });
    expect(await say('info', '73211009', '--system', 'snomed')).toMatchObject({ status: 2 });
    expect(await say('verify')).toMatchObject({ status: 0, stdout: 'snomed-ct@900000000000207008\twhole\n' });
    expect((await say('remove', 'snomed-ct')).status).toBe(0);
    expect(await say('list')).toMatchObject({
      status: 0,
      stdout: '',
      stderr: expect.stringContaining('holds no index'),
    });
    expect((await say('remove', 'snomed-ct')).status).toBe(2);
  });

  it('finds the folder of the user where none is named', async () => {
    const root = project();
    const environment = { XDG_DATA_HOME: join(root, 'data') };
    await careconform(['terminology', 'import', join(root, 'release')], { environment });
    expect((await careconform(['terminology', 'list'], { environment })).stdout).toContain('4 codes');
    const { report } = await reportOf([join(root, 'unknown.json'), '--standard', 'snomed-ct'], { environment });
    expect(report.findings.map(({ rule }) => rule)).toContain('snomed-ct/known');
  });
});

describe('a run with terminology', () => {
  it.each([
    ['preferred', []],
    ['synonym', ['snomed-ct/display-matches note']],
    ['other', ['snomed-ct/display-matches warning']],
    ['inactive', ['snomed-ct/active warning', 'snomed-ct/display-matches note']],
    ['unknown', ['snomed-ct/known error']],
  ])('of a code that is %s', async (name, expected) => {
    const { root, where } = await imported();
    const { report } = await reportOf([join(root, `${name}.json`), '--standard', 'snomed-ct', ...where]);
    const failed = report.findings.filter(({ outcome }) => outcome === 'fail');
    expect(failed.map(({ rule, level }) => `${rule} ${level}`)).toEqual(expected);
    for (const { message } of failed) expect(message).toContain('snomed-ct 900000000000207008 20260415');
  });

  it('says that a replacement is recorded, and shows no code of it', async () => {
    const { root, where } = await imported();
    const { stdout } = await reportOf([join(root, 'inactive.json'), '--standard', 'snomed-ct', ...where]);
    expect(stdout).toContain('is recorded in its place');
    expect(stdout).not.toContain('22298006');
  });

  it('is not begun with an index that is cut short, or a folder without one', async () => {
    const { root, where } = await imported();
    truncateSync(join(root, 'indexes', 'snomed-ct%40900000000000207008.ccterm'), 500);
    const run = (args: string[]) => careconform(['check', join(root, 'other.json'), ...args]);
    expect(await run(where)).toMatchObject({ status: 2, stderr: expect.stringContaining('cut short') });
    expect(await run(['--terminology', join(root, 'release')])).toMatchObject({ status: 2 });
    expect((await careconform(['terminology', 'verify', ...where])).status).toBe(1);
  });
});

describe('a table of codes', () => {
  it('is imported for what it is, and a run asks it', async () => {
    const diagnosis = (code: string) =>
      JSON.stringify({
        resourceType: 'Condition',
        code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code }] },
        subject: { reference: 'Patient/1' },
      });
    const root = folder({
      'codes.txt': 'system,code,display\r\nicd-10,Q90.1,Made up\r\n',
      'known.json': diagnosis('Q901'),
      'unknown.json': diagnosis('Q90.2'),
    });
    made.push(root);
    const where = ['--terminology', join(root, 'indexes')];
    const add = (...more: string[]) =>
      careconform(['terminology', 'import', join(root, 'codes.txt'), ...more, ...where]);
    const outcomes = async (name: string) => {
      const { report } = await reportOf([join(root, name), '--standard', 'icd-10', ...where]);
      return report.findings.filter(({ rule }) => rule === 'icd-10/known').map(({ outcome }) => outcome);
    };
    expect((await add()).stderr).toContain('--complete');
    expect(await outcomes('known.json')).toEqual([]);
    expect(await outcomes('unknown.json')).toEqual(['review']);
    expect(await add('--complete')).toMatchObject({ status: 0, stderr: '' });
    expect(await outcomes('unknown.json')).toEqual(['fail']);
  });
});
