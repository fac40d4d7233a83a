import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { PackCheck } from '../../../src/packs/contract.js';
import { definePack, definePackCheck } from '../../../src/packs/define-pack.js';
import { assertPack, testPack } from '../../../src/testing/index.js';
import { NAME, packFolder, RULE, withCheck } from '../packs-disk/pack-folder.js';

const FIXTURES = `fixtures/${NAME}/hospital-number`;
const said = async (changes: Record<string, unknown>): Promise<string[]> => {
  const failures = await testPack(packFolder(changes));
  return failures.map(({ rule, fixture = '', message }) => `${rule} ${fixture}: ${message}`);
};
const pattern = (text: string) =>
  withCheck({ pattern: { field: 'value', class: 'person', matches: '^H[0-9]{6}$', text } });
const ofHolder = (value: string) => (patient: object) => ({
  ...patient,
  identifier: [{ system: 'https://hospital.example/hospital-number', value }],
});

describe('testPack', () => {
  it('finds nothing in what init writes', async () => {
    await expect(testPack(packFolder())).resolves.toEqual([]);
    await expect(assertPack(pathToFileURL(`${packFolder()}/`))).resolves.toBeUndefined();
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['no passing fixture', { [`${FIXTURES}/pass-right.json`]: undefined }, /no fixture pass-<what>/],
    ['no failing fixture', { [`${FIXTURES}/fail-too-short.json`]: undefined }, /no fixture fail-<what>/],
    [
      'a failing fixture with no finding',
      { [`${FIXTURES}/fail-too-short.json`]: ofHolder('H000124') },
      /should fail, but there is no finding/,
    ],
    [
      'a passing one with a finding',
      { [`${FIXTURES}/pass-right.json`]: ofHolder('H1') },
      /should pass, but the rule says fail/,
    ],
    [
      'a passing one that is not looked at',
      { [`${FIXTURES}/pass-right.json`]: '{ "resourceType": "Patient", "active": true }' },
      /nothing in it is what the rule applies to/,
    ],
    [
      'one that it applies to after all',
      { [`${FIXTURES}/na-other-system.json`]: ofHolder('H000125') },
      /should not apply, but it does/,
    ],
    [
      'the same twice',
      { [`${FIXTURES}/pass-again.json`]: (): object => ({}), [`${FIXTURES}/pass-more.json`]: '{}' },
      /hold the same/,
    ],
    ['fixtures of no rule', { [`fixtures/${NAME}/gone/pass-x.json`]: '{}' }, /of a rule that the pack does not have/],
    ['a value in a message', { [RULE]: pattern('It is H0123, which is wrong.') }, /holds a value of the payload/],
    ['a placeholder for nothing', { [RULE]: pattern('It is {valeu}.') }, /placeholder that nothing stands for/],
    [
      'a finding elsewhere',
      { [`${FIXTURES}/fail-too-short.expect.json`]: [{ path: 'Patient.id' }] },
      /no finding at Patient\.id/,
    ],
  ])('refuses %s', async (_what, changes, words) => {
    const changed = { ...changes };
    if (`${FIXTURES}/pass-again.json` in changed) changed[`${FIXTURES}/pass-again.json`] = '{ }';
    expect((await said(changed)).join('\n')).toMatch(words);
  });

  it('gives a test runner one error with all of it', async () => {
    const folder = packFolder({
      [`${FIXTURES}/pass-right.json`]: undefined,
      [`${FIXTURES}/fail-too-short.json`]: undefined,
    });
    await expect(assertPack(folder)).rejects.toThrow(/has 2 faults:\n.*\n.*/);
  });
});

describe('testPack of a pack with code', () => {
  const tested = async (run: PackCheck['run']): Promise<string> => {
    const folder = packFolder({ [RULE]: withCheck({ [`${NAME}:own`]: {} }) });
    const own = definePackCheck({ does: 'asks', options: { type: 'object' }, run });
    const standards = pathToFileURL(join(folder, 'standards/'));
    const pack = definePack({
      api: 1,
      name: NAME,
      standards: new URL(`${standards.href.replace(/\/?$/, '/')}`),
      checks: { own },
    });
    return (await testPack(pack)).map(({ message }) => message).join('\n');
  };
  const judge = (value: unknown) => (/^H[0-9]{6}$/.test(String(value)) ? 'pass' : 'fail');
  const ownValue = (fact: object) => (fact as { value?: string }).value;

  it('finds nothing in a check that only reads', async () => {
    expect(await tested((fact) => ({ outcome: judge(ownValue(fact)) }))).toBe('');
  });

  it.each<[string, PackCheck['run'], RegExp]>([
    [
      'changes the fact',
      (fact) => Object.assign(fact, { value: 'H000000' }) && { outcome: 'pass' },
      /changes what it is given/,
    ],
    [
      'changes the record',
      (_fact, _options, { facts }) => {
        (facts.get('identifier') as object[]).pop();
        return { outcome: 'pass' };
      },
      /changes what it is given/,
    ],
    [
      'quotes a value',
      (fact) => ({ outcome: judge(ownValue(fact)), detail: { text: `It is ${ownValue(fact)}` } }),
      /holds a value of the payload/,
    ],
    [
      'throws',
      () => {
        throw new Error('no such thing');
      },
      /threw: no such thing/,
    ],
  ])('refuses a check that %s', async (_what, run, words) => {
    expect(await tested(run)).toMatch(words);
  });
});
