/** Real files of dm+d of 2019 and 2021, which stand beside the repository and not in it, held against a reader of our own. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LocalTerminology } from '../../../src/terminology/local.js';
import { importTerminology } from '../../../src/terminology-disk/import.js';
import { openIndexFile } from '../../../src/terminology-disk/store.js';
import { absent, RELEASES, readPlainly } from './dmd-reader.js';
import { newFolder } from './folder.js';

const codes = <T>(name: string) => {
  const list = new URL(`../../../standards/${name.replace('/', '/codes/')}.json`, import.meta.url);
  return JSON.parse(readFileSync(list, 'utf8')) as T;
};

async function opened(folder: string) {
  const [imported] = await importTerminology([folder], newFolder(), { codes, with: [] });
  const index = openIndexFile(imported!.path);
  return { index, terminology: new LocalTerminology([index], { keyOf: (system) => system }) };
}

describe.skipIf(absent).each(RELEASES)('dm+d %s (skipped where ../shared is not there)', (_, folder) => {
  it('has every identifier with its level, validity, names and parents, and no other', async () => {
    const { index, terminology } = await opened(folder);
    const { ids, previous } = readPlainly(folder);
    expect(ids.size).toBeGreaterThan(1000);
    const wrong: string[] = [];
    for (const [id, { level, valid, parents, names }] of ids) {
      const { answer, active, category } = terminology.lookup('dmd', id);
      const at = index.find(id);
      const above = index.parents(at).map((parent) => index.code(parent));
      const right =
        answer === 'yes' &&
        active === valid &&
        category === level &&
        above.sort().join() ===
          parents
            .filter((one) => ids.has(one))
            .sort()
            .join() &&
        names.every((name) => terminology.display('dmd', id, name).answer === 'yes');
      if (!right) wrong.push(id);
    }
    expect(wrong).toEqual([]);
    expect(index.concepts).toBe(new Set([...ids.keys(), ...previous.keys()]).size);
    index.close();
  });

  it('has every previous identifier with what took its place', async () => {
    const { index, terminology } = await opened(folder);
    const { ids, previous } = readPlainly(folder);
    expect(previous.size).toBeGreaterThan(5);
    const wrong = [...previous].filter(([old, now]) => {
      const at = index.find(old);
      const held = index.successors(at).map(({ ordinal }) => index.code(ordinal));
      const expected = [...now].filter((one) => index.find(one) >= 0);
      const status = terminology.lookup('dmd', old);
      return held.sort().join() !== expected.sort().join() || (!ids.has(old) && status.active !== false);
    });
    expect(wrong).toEqual([]);
    index.close();
  });
});
