/** `careconform template`: the list, a document, the sheet beside it, and what is refused. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { careconform, folder } from './careconform.js';

describe('careconform template', () => {
  it('lists what there is', async () => {
    const { status, stdout } = await careconform(['template']);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /discharge-summary.*\n.*emergency-discharge.*\n.*mental-health-discharge.*\n.*outpatient-letter/,
    );
  });

  it('writes a document that a check then finds nothing gating in', async () => {
    const { status, stdout } = await careconform(['template', 'outpatient-letter', '--generation', 'fhir-r4']);
    expect(status).toBe(0);
    const checked = await careconform(['check', '-', '--report', 'json'], { input: stdout });
    expect(checked.status).toBe(0);
    expect(JSON.parse(checked.stdout).payloads).toEqual([expect.objectContaining({ generation: 'fhir-r4' })]);
  });

  it('writes the sheet beside the file', async () => {
    const at = folder({});
    const args = ['template', 'discharge-summary', '--envelope', '--format', 'xml', '--out', join(at, 'discharge.xml')];
    expect((await careconform(args)).status).toBe(0);
    expect(readFileSync(join(at, 'discharge.xml'), 'utf8')).toContain('<MessageHeader>');
    expect(readFileSync(join(at, 'discharge.md'), 'utf8')).toContain('## Sections');
    expect(existsSync(join(at, 'discharge.xml.md'))).toBe(false);
  });

  it.each(['discharge.json', 'discharge.md'])('leaves a %s that is there as it is', async (name) => {
    const at = folder({ [name]: 'mine' });
    const { status, stderr } = await careconform([
      'template',
      'discharge-summary',
      '--out',
      join(at, 'discharge.json'),
    ]);
    expect({ status, said: stderr.includes(`${name} is there already`) }).toEqual({ status: 2, said: true });
    expect(readFileSync(join(at, name), 'utf8')).toBe('mine');
    expect(['discharge.json', 'discharge.md'].filter((each) => existsSync(join(at, each)))).toEqual([name]);
  });

  it('prints the sheet alone', async () => {
    const { stdout } = await careconform(['template', 'emergency-discharge', '--sheet']);
    expect(stdout).toContain('# Emergency care discharge summary');
    expect(stdout).not.toContain('"resourceType"');
  });

  it.each([
    ['a document there is none of', ['discharge-sumary'], /Did you mean discharge-summary\?/],
    ['a generation there is none in', ['discharge-summary', '--generation', 'cda'], /There is: fhir-stu3, fhir-r4\./],
    ['an envelope for R4', ['discharge-summary', '--generation', 'fhir-r4', '--envelope'], /Only FHIR STU3/],
  ])('refuses %s', async (_what, args, words) => {
    const { status, stderr } = await careconform(['template', ...args]);
    expect({ status, said: words.test(stderr) }).toEqual({ status: 2, said: true });
  });
});
