import { expect, it } from 'vitest';
import type { Assets } from '../../../src/fhir/contract.js';
import { loadCatalogue } from '../../../src/index.js';
import { openAssets } from '../../../src/payload/sources/assets.js';
import type { Source } from '../../../src/payload/types.js';
import { Checker } from '../../../src/run/checker.js';

it('a checker reads definitions once, however many runs it makes, and each run has its own findings', async () => {
  const real = openAssets();
  const read: string[] = [];
  const assets: Assets = {
    read(name) {
      read.push(name);
      return real.read(name);
    },
  };
  const checker = new Checker({ standard: ['fhir-core'] }, { catalogue: loadCatalogue(), assets });
  const failures = async (text: string) => {
    const { findings } = await checker.run(one(text));
    return findings.filter(({ outcome }) => outcome === 'fail').map(({ path }) => path);
  };
  expect(await failures('{"resourceType":"Patient","gender":"unheard-of"}')).toEqual(['Patient.gender']);
  const once = read.length;
  expect(once).toBeGreaterThan(0);
  expect(await failures('{"resourceType":"Patient","gender":"female"}')).toEqual([]);
  expect(await failures('{"resourceType":"Patient","active":"yes"}')).toEqual(['Patient.active']);
  expect(read).toHaveLength(once);
});

async function* one(text: string): AsyncGenerator<Source> {
  yield { name: 'a.json', read: async () => new TextEncoder().encode(text) };
}
