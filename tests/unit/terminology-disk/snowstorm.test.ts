/** The mini editions of Snowstorm Lite, which stand beside the repository and not in it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { importTerminology } from '../../../src/terminology-disk/import.js';
import { openIndexFile } from '../../../src/terminology-disk/store.js';
import { newFolder } from './folder.js';

const shared = (path: string) => fileURLToPath(new URL(`../../../../shared/terminology/${path}`, import.meta.url));
const editions = shared('rf2-snowstorm-lite/src/test/resources/dummy-snomed-content');
const codes = <T>(name: string) => {
  const list = new URL(`../../../standards/${name.replace('/', '/codes/')}.json`, import.meta.url);
  return JSON.parse(readFileSync(list, 'utf8')) as T;
};

async function opened(...names: string[]) {
  const paths = names.map((name) => join(editions, name));
  const [imported] = await importTerminology(paths, newFolder(), { codes, with: ['refsets', 'terms'] });
  return openIndexFile(imported!.path);
}

describe.skipIf(!existsSync(editions))('Snowstorm Lite’s mini editions (skipped where ../shared is not there)', () => {
  it('answer as their files say, read by hand', async () => {
    const index = await opened('SnomedCT_MiniRF2');
    const at = (code: string) => index.find(code);
    expect(index.category(at('138875005'))).toBe('SNOMED RT+CTV3');
    expect(index.isAbove(at('404684003'), at('362969004'))).toBe(true);
    expect(index.isAbove(at('362969004'), at('404684003'))).toBe(false);
    expect(index.active(at('75521003'))).toBe(false);
    expect(index.successors(at('75521003'))).toEqual([{ ordinal: at('362969004'), kind: 'same-as' }]);
    expect(['404684003', '362969004', '138875005'].map((code) => index.isMember('11816080008', at(code)))).toEqual([
      true,
      true,
      false,
    ]);
    expect(index.meta.notes.some((note) => note.includes('check digit'))).toBe(true);
    index.close();
  });

  it('are joined with their extension', async () => {
    const index = await opened('SnomedCT_MiniRF2', 'SnomedCT_SE_MiniRF2');
    expect(index.matchDisplay(index.find('12481008'), 'Incision i mellanöra')).toBe('preferred');
    index.close();
  });
});
