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
    const { ids, previous, gtins } = readPlainly(folder);
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
    expect(index.concepts).toBe(new Set([...ids.keys(), ...previous.keys()]).size + gtins.size);
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

  it('has every pack’s trade item numbers, and what is above them', async () => {
    const { index, terminology } = await opened(folder);
    const { gtins, ids } = readPlainly(folder);
    expect(gtins.size).toBeGreaterThan(1);
    for (const [gtin, packs] of gtins) {
      const at = index.find(`gtin:${gtin}`);
      const held = index.parents(at).map((parent) => index.code(parent));
      expect(held.sort()).toEqual([...packs].filter((pack) => ids.has(pack)).sort());
      for (const pack of packs)
        for (const product of ids.get(pack)?.parents ?? [])
          expect(terminology.subsumes('dmd', product, `gtin:${gtin}`).answer).toBe(
            ids.has(product) ? 'yes' : 'cannot-tell',
          );
    }
    index.close();
  });

  it('has every product’s ingredients, status and ATC code', async () => {
    const { index } = await opened(folder);
    const { ids, ingredients, statuses, atc } = readPlainly(folder);
    expect([ingredients.size, statuses.size].every((size) => size > 0)).toBe(true);
    for (const [product, substances] of ingredients) {
      const rows = index.attributes(index.find(product)).filter(({ type }) => type === 'ISID');
      const held = rows.map(({ target }) => index.code(target!)).sort();
      expect(held).toEqual([...substances].filter((one) => ids.has(one)).sort());
    }
    for (const [product, status] of statuses)
      expect(index.property('PRES_STATCD', index.find(product))).toEqual([status]);
    for (const [product, code] of atc) expect(index.property('ATC', index.find(product))).toEqual([code]);
    index.close();
  });
});
