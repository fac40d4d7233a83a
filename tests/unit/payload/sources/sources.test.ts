import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAssets } from '../../../../src/payload/sources/assets.js';
import { expandGlob, fitsName } from '../../../../src/payload/sources/glob.js';
import { openSources } from '../../../../src/payload/sources/index.js';
import { collect } from '../opened.js';

let root = '';
const names = async (...paths: string[]) =>
  (await collect(openSources(paths.map((path) => join(root, path))))).map(({ name }) => name.slice(root.length + 1));

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'sources-')).replaceAll('\\', '/');
  for (const folder of ['b/deep', 'node_modules/x', '.git', 'empty'])
    mkdirSync(join(root, folder), { recursive: true });
  for (const file of [
    'b/two.json',
    'b/deep/three.xml',
    'a name.json',
    'Zoë.json',
    '[1].json',
    'node_modules/x/no.json',
    '.git/no.json',
    '.hidden.json',
  ]) {
    writeFileSync(join(root, file), `of ${file}`);
  }
  symlinkSync(join(root, 'b'), join(root, 'b/deep/loop'));
  symlinkSync(join(root, 'nowhere'), join(root, 'b/dangling'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('sources', () => {
  it('are the files of a folder in a settled order, without what is no record and without loops', async () => {
    expect(await names('')).toEqual([
      '.hidden.json',
      'Zoë.json',
      '[1].json',
      'a name.json',
      'b/dangling',
      'b/deep/three.xml',
      'b/two.json',
    ]);
  });

  it.each([
    [['b/'], ['b/dangling', 'b/deep/three.xml', 'b/two.json']],
    [['*.json'], ['Zoë.json', '[1].json', 'a name.json']],
    [
      ['**/*.{xml,json}'],
      ['Zoë.json', '[1].json', 'a name.json', 'b/deep/three.xml', 'b/two.json', 'node_modules/x/no.json'],
    ],
    [
      ['b/t?o.json', 'Zoë.json'],
      ['b/two.json', 'Zoë.json'],
    ],
    [['[1].json'], ['[1].json']],
    [['empty'], []],
  ])('for %j', async (paths, expected) => {
    expect(await names(...paths)).toEqual(expected);
  });

  it('read what they name, with its size and its argument', async () => {
    const [source] = await collect(openSources([join(root, 'b/two.json')]));
    expect([source?.size, new TextDecoder().decode(await source?.read())]).toEqual([13, 'of b/two.json']);
    expect(source?.argument).toBe(join(root, 'b/two.json'));
  });

  it.each([
    ['missing.json', 'not-found'],
    ['*.none', 'not-found'],
    ['b/dangling', 'not-found'],
    ['a name.json/x', 'not-found'],
  ])('fail in our words when %s is read', async (path, code) => {
    const [source] = await collect(openSources([join(root, path)]));
    const failure = await source?.read().catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'SourceError', code });
    expect(String(failure)).not.toContain(root);
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'fail in our words without permission',
    async () => {
      writeFileSync(join(root, 'b/locked'), 'x');
      chmodSync(join(root, 'b/locked'), 0);
      const [source] = await collect(openSources([join(root, 'b/locked')]));
      await expect(source?.read()).rejects.toMatchObject({ code: 'no-permission' });
      rmSync(join(root, 'b/locked'));
    },
  );
});

describe('patterns', () => {
  it.each([
    ['*.json', 'a.json', true],
    ['*.json', 'a.xml', false],
    ['a*b*c', 'aXbXbc', true],
    ['a*b*c', 'aXbXb', false],
    ['?', '', false],
    ['**', 'anything', true],
  ])('%s and %s', (pattern, name, fits) => {
    expect(fitsName(pattern, name)).toBe(fits);
  });

  it('cost no more than the product of their lengths', () => {
    expect(fitsName(`${'*a'.repeat(200)}b`, 'a'.repeat(2000))).toBe(false);
  });

  it('give nothing for a folder that is not there', async () => {
    expect(await expandGlob(join(root, 'none/*.json'))).toEqual([]);
  });
});

describe('the package’s own data', () => {
  it('is found from the sources, and its absence is said in our words', async () => {
    const assets = openAssets();
    expect((await assets.read('stages.json')).length).toBeGreaterThan(0);
    await expect(assets.read('definitions/none.json')).rejects.toThrow(/install it again/);
  });
});
