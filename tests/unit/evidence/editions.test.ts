import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { packageEditions } from '../../../src/packages-disk/editions.js';
import { addFromDisk } from '../../../src/packages-disk/install.js';
import { terminologyEditions } from '../../../src/terminology-disk/editions.js';
import { indexPath } from '../../../src/terminology-disk/store.js';
import { packageArchive, VALUE_SET } from '../fhir/packages/make-package.js';
import { bytesOf, SNOMED } from '../terminology/graph.js';

const root = mkdtempSync(join(tmpdir(), 'careconform-editions-'));
const at = (name: string) => join(root, name);
const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the packages of a run', () => {
  writeFileSync(
    at('top.tgz'),
    packageArchive('top.package', '2.0.0', { 'vs.json': VALUE_SET }, { dependencies: { base: '1.0.0' } }),
  );
  writeFileSync(at('base.tgz'), packageArchive('base', '1.0.0', { 'vs.json': VALUE_SET }));
  writeFileSync(at('jane.json'), VALUE_SET);

  it('are named with a hash, and so is what they need', async () => {
    await addFromDisk(at('base.tgz'), at('shared'));
    const editions = await packageEditions([at('top.tgz'), 'https://example.org/a-profile'], at('shared'));
    expect(editions).toEqual([
      { id: 'top.package', version: '2.0.0', sha256: sha256(at('top.tgz')) },
      { id: 'base', version: '1.0.0', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
  });

  it('may be a single file, which is not named', async () => {
    expect(await packageEditions([at('jane.json')], at('shared'))).toEqual([
      { id: 'file', version: '', sha256: sha256(at('jane.json')) },
    ]);
  });
});

describe('the terminologies of a run', () => {
  it('are named with the hash of the index and of what it was made of', async () => {
    const source = { name: 'release.zip', sha256: 'f'.repeat(64), bytes: 1 };
    const path = indexPath(root, { system: 'snomed-ct', edition: '' });
    writeFileSync(path, await bytesOf([{ code: '138875005' }], { ...SNOMED, sources: [source] }));
    expect(await terminologyEditions(root)).toEqual([
      { system: 'snomed-ct', edition: '', version: '20260415', sha256: sha256(path), sources: [source.sha256] },
    ]);
    expect(await terminologyEditions(at('none'))).toEqual([]);
  });
});
