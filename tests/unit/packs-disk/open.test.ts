import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../src/index.js';
import { PackError } from '../../../src/packs/faults.js';
import { openPacks } from '../../../src/packs-disk/open.js';
import { NAME, packFolder, RULE, withCheck, withPattern } from './pack-folder.js';

const ours = loadCatalogue();
const open = (...names: string[]) => openPacks(names, ours, process.cwd());
const REQUIREMENTS = `standards/${NAME}/requirements.json`;
const STANDARD = `standards/${NAME}/standard.json`;
const manifest =
  (over: object) =>
  (given: object): object => ({ ...given, ...over });

describe('a pack', () => {
  it('adds its standards to the catalogue, which is then another', async () => {
    const { catalogue } = await open(packFolder());
    expect(catalogue.standards.map(({ id }) => id)).toEqual([...ours.standards.map(({ id }) => id), NAME]);
    expect(catalogue.digest).not.toBe(ours.digest);
  });

  it('is read once where it is named twice', async () => {
    const folder = packFolder();
    const { catalogue } = await open(folder, `${folder}/.`);
    expect(catalogue.standards.filter(({ id }) => id === NAME)).toHaveLength(1);
  });

  it('selects the stages that it builds on, with its own standards', async () => {
    const { catalogue, loader } = await open(
      packFolder({ 'pack.json': manifest({ extends: ['careconform:future'] }) }),
    );
    const picked = loader.select(catalogue, [], { view: 'report', asOf: '2026-11-01' });
    const future = ours.standards.filter(({ report }) => report.stage === 'future').map(({ id }) => id);
    expect(picked.standards.map(({ id }) => id)).toEqual([...future, NAME]);
  });

  it('sets stages, leaves standards and rules out, and may put its own in the place of ours', async () => {
    const change = { restage: { dmd: 'future' }, leave: ['nhs-number/format', 'gs1'] };
    const { catalogue } = await open(packFolder({ 'pack.json': manifest(change) }));
    const of = (id: string) => catalogue.standards.find((one) => one.id === id);
    expect(of('dmd')?.current.at(-1)?.stage).toBe('future');
    expect(of('gs1')).toBeUndefined();
    expect(of('nhs-number')?.rules.map(({ id }) => id)).not.toContain('format');
  });

  it('may build on another folder, and use its lists', async () => {
    const base = packFolder({ [`standards/${NAME}/codes/sites.json`]: ['H', 'K'] });
    const other = packFolder();
    const uses = (rule: object) => ({
      ...rule,
      applies: { fact: 'identifier', where: { value: { in: `${NAME}/sites` } } },
    });
    const renamed = packFolder({
      'pack.json': manifest({ name: 'second', standards: ['second'], extends: [base] }),
      'standards/second/standard.json': { ...JSON.parse(read(other, STANDARD)), id: 'second' },
      'standards/second/requirements.json': read(other, REQUIREMENTS),
      'standards/second/rules/hospital-number.json': uses(JSON.parse(read(other, RULE))),
    });
    const { catalogue } = await open(renamed);
    expect(catalogue.standards.map(({ id }) => id).slice(-2)).toEqual([NAME, 'second']);
  });
});

describe('a pack that is wrong is not taken', () => {
  const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
  const rule = (over: object) => (given: object) => ({ ...given, ...over });
  const loop = (id: string, after: string) => (): object => ({
    ...JSON.parse(read(packFolder(), RULE)),
    id,
    after: [after],
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['no manifest', { 'pack.json': undefined }, /no pack\.json/],
    ['not JSON', { 'pack.json': '{ "api": 1,\n "name": }' }, /pack\.json:2: /],
    ['another api', { 'pack.json': manifest({ api: 2 }) }, /api: it must be 1/],
    ['unknown member', { 'pack.json': manifest({ extend: [] }) }, /no member extend here\. Did you mean extends\?/],
    ['our name', { 'pack.json': manifest({ name: 'careconform' }) }, /kept for careconform itself/],
    ['other versions', { 'pack.json': manifest({ careconform: '>=99.0.0' }) }, /works with careconform >=99\.0\.0/],
    [
      'a range that is none',
      { 'pack.json': manifest({ careconform: 'latest' }) },
      /careconform: it must have the form/,
    ],
    ['an unknown stage', { 'pack.json': manifest({ extends: ['careconform:soon'] }) }, /no pack careconform:soon/],
    [
      'a missing folder',
      { 'pack.json': manifest({ standards: [NAME, 'gone'] }) },
      /gone\/standard\.json: this file is missing/,
    ],
    ['itself', { 'pack.json': manifest({ extends: ['.'] }) }, /builds on itself/],
    ['leaves what is not there', { 'pack.json': manifest({ leave: ['nhs-numbers'] }) }, /Did you mean nhs-number/],
    ['sets what is not there', { 'pack.json': manifest({ restage: { nothing: 'ready' } }) }, /which is not there/],
    [
      'a standard of ours',
      { 'pack.json': manifest({ standards: ['dmd'] }) },
      /dmd\/standard\.json: this file is missing/,
    ],
    ['wrong types', { [STANDARD]: [] }, /standard\.json:1: it must be of type object/],
    ['another id', { [STANDARD]: rule({ id: 'other' }) }, /id: it must be ward-rules, as the folder is called/],
    [
      'a severity that is none',
      { [RULE]: rule({ severity: 'must' }) },
      /hospital-number\.json:\d+: severity: it must be one of shall, should, may\. \(rule\.json#/,
    ],
    [
      'an unknown check',
      { [RULE]: withCheck({ patern: {} }) },
      /check\.patern: there is no check patern\. Did you mean pattern\?/,
    ],
    [
      'options that are wrong',
      { [RULE]: withCheck({ pattern: { field: 'value' } }) },
      /matches is missing\. \(options of pattern#/,
    ],
    [
      'options in a group',
      { [RULE]: withCheck({ any: [{ none: [{ luhn: 1 }] }] }) },
      /check\.any\.0\.none\.0\.luhn: it must be of type object/,
    ],
    [
      'a pattern that may take long',
      { [RULE]: withPattern('^(a+)+$') },
      /hospital-number\.json:\d+: check\.pattern\.matches: the pattern is refused: a repetition/,
    ],
    [
      'one of several patterns',
      { [RULE]: withPattern(['^a$', '\\s+$']) },
      /check\.pattern\.matches\.1: the pattern is refused: one repetition/,
    ],
    [
      'a pattern in a condition',
      { [RULE]: rule({ applies: { fact: 'identifier', where: { value: { not: { matches: '(x+x+)+y' } } } } }) },
      /the pattern is refused/,
    ],
    [
      'values as they stand',
      {
        [RULE]: withCheck({
          any: [{ pattern: { field: 'value', class: 'structural', matches: '^a$', text: '{value}' } }],
        }),
      },
      /check\.any\.0\.pattern\.class: a pack cannot have values printed/,
    ],
    ['a check of code that is not named', { [RULE]: withCheck({ [`${NAME}:own`]: {} }) }, /name its package or module/],
    ['no regular expression', { [RULE]: withPattern('(') }, /no regular expression/],
    ['a requirement that is not there', { [RULE]: rule({ requirements: ['other'] }) }, /no requirement other/],
    [
      'a list that is not there',
      { [RULE]: rule({ applies: { fact: 'identifier', where: { value: { in: 'a/b' } } } }) },
      /no list a\/b/,
    ],
    [
      'rules that wait for each other',
      {
        [RULE]: rule({ after: ['second'] }),
        [`standards/${NAME}/rules/second.json`]: JSON.stringify(loop('second', 'hospital-number')()),
      },
      /wait for each other in a circle: hospital-number, second/,
    ],
    ['deep JSON', { [RULE]: deep }, /hospital-number\.json:1: /],
    [
      'a name of JavaScript',
      { [RULE]: '{ "id": "x",\n "__proto__": { "polluted": true } }' },
      /hospital-number\.json:2: __proto__: this name cannot be used/,
    ],
    [
      'the constructor',
      { [`standards/${NAME}/codes/list.json`]: '{ "a": { "constructor": { "prototype": 1 } } }' },
      /a\.constructor: this name cannot be used/,
    ],
    ['a member twice', { [RULE]: '{ "id": "a",\n "id": "b" }' }, /stands there more than once/],
    [
      'a huge list',
      { 'pack.json': manifest({ leave: Array.from({ length: 5000 }, (_, i) => `s${i}`) }) },
      /must not have more than 2000 items/,
    ],
    [
      'a file too large',
      { [`standards/${NAME}/codes/list.json`]: `[${' '.repeat(17 * 1024 * 1024)}]` },
      /larger than 16 MB/,
    ],
  ])('%s', async (_what, changes, words) => {
    const opening = open(packFolder(changes));
    await expect(opening).rejects.toThrow(PackError);
    await expect(opening).rejects.toThrow(words);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('says every fault, each with its file, and stops listing at twenty', async () => {
    const bad = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [`standards/${NAME}/rules/rule-${i}.json`, '{}']),
    );
    const error = await open(packFolder(bad)).catch((one: unknown) => one as PackError);
    expect((error as PackError).faults.length).toBeGreaterThan(30);
    expect((error as PackError).message.split('\n')).toHaveLength(22);
  });

  it('standards that two packs have', async () => {
    const second = packFolder({ 'pack.json': manifest({ name: 'second' }) });
    await expect(open(packFolder(), second)).rejects.toThrow(/has a standard ward-rules, and so has another/);
    await expect(open(packFolder(), packFolder())).rejects.toThrow(/Two packs are called ward-rules/);
  });

  it('packs that build on each other in a circle', async () => {
    const first = packFolder();
    const second = packFolder({ 'pack.json': manifest({ name: 'second', standards: [], extends: [first] }) });
    writeFileSync(
      join(first, 'pack.json'),
      JSON.stringify({ api: 1, name: 'first', version: '1.0.0', extends: [second] }),
    );
    await expect(open(first)).rejects.toThrow(/builds on itself, by way of others/);
  });

  it.skipIf(process.platform === 'win32')('links that lead out of the folder', async () => {
    const folder = packFolder();
    symlinkSync(join(packFolder(), RULE), join(folder, RULE.replace('hospital-number', 'linked')));
    await expect(open(folder)).rejects.toThrow(/leads out of the pack's folder/);
    const whole = packFolder();
    mkdirSync(join(whole, 'standards', 'second'));
    symlinkSync('/', join(whole, 'standards', 'second', 'rules'));
    writeFileSync(
      join(whole, 'pack.json'),
      JSON.stringify({ api: 1, name: 'x', version: '1.0.0', standards: ['second'] }),
    );
    await expect(open(whole)).rejects.toThrow(/leads out of the pack's folder/);
  });

  it.each([
    ['./nowhere', /no pack at \.\/nowhere/],
    ['not-installed-anywhere', /no package not-installed-anywhere here\. Install it, or name a folder/],
    ['package.json', /neither a folder nor a module/],
    ['Not A Name', /neither a path nor the name of a package/],
  ])('%s', async (name, words) => {
    await expect(open(name)).rejects.toThrow(words);
  });
});

function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}
