import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { layer } from '../../../src/fhir/definitions/store.js';
import { readCompiled } from '../../../src/packages-disk/compiled-cache.js';
import { addFromDisk, removePackage, verifyPackages } from '../../../src/packages-disk/install.js';
import { installedPackages } from '../../../src/packages-disk/installed.js';
import { createPackageLoader, type PackageOptions } from '../../../src/packages-disk/load.js';
import { readDiskPackage } from '../../../src/packages-disk/read-package.js';
import { coreStore } from '../fhir/core-store.js';
import { PROFILE_XML, packageArchive, VALUE_SET } from '../fhir/packages/make-package.js';

let folder = '';
const at = (...parts: string[]) => join(folder, ...parts);
const shared = () => at('shared');

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'careconform-disk-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function archive(name: string, id = 'a.b', more: object = {}): Promise<string> {
  await writeFile(at(name), packageArchive(id, '1.0.0', { 'vs.json': VALUE_SET, 'p.xml': PROFILE_XML }, more));
  return at(name);
}

async function load(more: Partial<PackageOptions>) {
  const notes: string[] = [];
  const options = {
    packages: [],
    profiles: [],
    folder: shared(),
    cache: at('cache'),
    note: (text: string) => void notes.push(text),
  };
  const loader = createPackageLoader({ ...options, ...more });
  const core = await coreStore('4.0');
  const { definitions, profiles } = await loader('4.0', core);
  return { store: layer(core, ...definitions), count: definitions.length, profiles, notes, loader };
}

describe('the shared folder', () => {
  it('takes packages in and gives them out', async () => {
    const path = await archive('a#b.tgz');
    expect((await addFromDisk(path, shared())).state).toBe('added');
    expect((await addFromDisk(path, shared())).state).toBe('already there');
    expect(await installedPackages(shared())).toMatchObject([{ id: 'a.b', version: '1.0.0' }]);
    expect(await verifyPackages(undefined, shared())).toMatchObject([{ state: 'unchanged' }]);
    expect((await removePackage('a.b#1.0.x', shared())).version).toBe('1.0.0');
    expect(await readdir(shared())).toEqual([]);
  });

  it('notices what was changed, and mends it when it is added again', async () => {
    const path = await archive('a.tgz');
    const added = await addFromDisk(path, shared());
    await writeFile(join(added.path, 'package', 'vs.json'), '{}');
    expect(await verifyPackages('a.b', shared())).toMatchObject([{ state: 'changed' }]);
    expect((await addFromDisk(path, shared())).state).toBe('replaced');
    expect(await verifyPackages('a.b', shared())).toMatchObject([{ state: 'unchanged' }]);
    expect(await readdir(shared())).toEqual(['a.b#1.0.0']);
  });

  it('tells what another tool put in', async () => {
    const added = await addFromDisk(await archive('a.tgz'), shared());
    await rm(join(added.path, 'careconform.json'));
    expect(await verifyPackages(undefined, shared())).toMatchObject([{ state: 'not recorded' }]);
  });

  it('survives many that add the same package at once', async () => {
    const path = await archive('a.tgz');
    await Promise.all(Array.from({ length: 6 }, () => addFromDisk(path, shared())));
    expect(await readdir(shared())).toEqual(['a.b#1.0.0']);
    expect(await verifyPackages(undefined, shared())).toMatchObject([{ state: 'unchanged' }]);
  });

  it.each([
    ['no package.json', { 'x.json': VALUE_SET }, /no package\.json/],
    ['a name that no package may have', { 'package.json': '{"name":"../x","version":"1"}' }, /may have/],
  ])('refuses %s', async (_what, files, words) => {
    const { gzipSync } = await import('fflate');
    const { tar } = await import('../fhir/packages/make-package.js');
    await writeFile(at('x.tgz'), gzipSync(tar(files)));
    await expect(addFromDisk(at('x.tgz'), shared())).rejects.toThrow(words);
  });

  it('refuses a file that would fall outside', async () => {
    await writeFile(at('x.tgz'), packageArchive('a.b', '1.0.0', { '../../escaped.json': '{}' }));
    await expect(addFromDisk(at('x.tgz'), shared())).rejects.toThrow(/outside its folder/);
    expect(await readdir(folder)).not.toContain('escaped.json');
  });

  it('says which package it does not have', async () => {
    await expect(removePackage('a.b#1.0.0', shared())).rejects.toThrow(/There is no package a\.b#1\.0\.0/);
    await expect(readDiskPackage(at('nothing.tgz'))).rejects.toThrow(/There is no package at/);
  });
});

describe('the loader of a run', () => {
  it('opens archives, folders, installed packages and single files alike', async () => {
    const path = await archive('a.tgz');
    const { path: installed } = await addFromDisk(path, shared());
    await cp(join(installed, 'package'), at('plain'), { recursive: true });
    await writeFile(at('p.xml'), PROFILE_XML);
    for (const spec of [path, installed, at('plain'), 'a.b#1.0.0', at('p.xml')]) {
      const { store } = await load({ packages: [spec] });
      expect(store.structure('urn:invented:profile')?.elements.length).toBeGreaterThan(40);
    }
  });

  it('takes a profile from a file or by its URL', async () => {
    await writeFile(at('p.xml'), PROFILE_XML);
    const { profiles, store } = await load({ profiles: [at('p.xml'), 'urn:other'] });
    expect(profiles).toEqual(['urn:other', 'urn:invented:profile']);
    expect(store.structure('urn:invented:profile')).toBeDefined();
  });

  it('finds dependencies in the shared folder and names those that are not at hand', async () => {
    await addFromDisk(await archive('b.tgz', 'b.c'), shared());
    const path = await archive('a.tgz', 'a.b', { dependencies: { 'b.c': '1.0.x', 'lost.one': '2.0.0' } });
    const { count, notes } = await load({ packages: [path] });
    expect(count).toBe(2);
    expect(notes).toEqual([expect.stringContaining('lost.one#2.0.0')]);
  });

  it('leaves packages of other FHIR versions out', async () => {
    const { loader, count } = await load({ packages: [await archive('a.tgz')] });
    expect(count).toBe(1);
    expect((await loader('3.0', await coreStore('3.0'))).definitions).toEqual([]);
  });

  it('says that a named profile of another FHIR version is not asked', async () => {
    await writeFile(at('old.xml'), PROFILE_XML.replace('value="4.0.1"', 'value="3.0.2"'));
    const { profiles, notes } = await load({ profiles: [at('old.xml')] });
    expect(profiles).toEqual([]);
    expect(notes).toEqual([expect.stringContaining('is of another FHIR version')]);
  });

  it('takes a file that names no FHIR version for any', async () => {
    await writeFile(at('p.xml'), PROFILE_XML.replace('<fhirVersion value="4.0.1"/>', ''));
    const { loader, count } = await load({ profiles: [at('p.xml')] });
    expect(count).toBe(1);
    const { definitions } = await loader('3.0', await coreStore('3.0'));
    expect(layer(await coreStore('3.0'), ...definitions).structure('urn:invented:profile')?.fhirVersion).toBe('3.0');
  });

  it.each([
    ['a text file', 'notes.txt', 'Nothing of FHIR.'],
    ['random bytes', 'x.bin', '\x01\x02\x03'],
    ['the beginning of a zip file', 'x.zip', 'PK\x03\x04'],
    ['JSON that is no definition', 'x.json', '{"resourceType":"Patient"}'],
    ['JSON that is cut short', 'x.json', '{"resourceType":'],
  ])('refuses %s', async (_what, name, text) => {
    await writeFile(at(name), text);
    await expect(load({ packages: [at(name)] })).rejects.toThrow(/holds no FHIR definitions/);
    // The second time it comes from the cache.
    await expect(load({ profiles: [at(name)] })).rejects.toThrow(/holds no FHIR definitions/);
  });

  it('refuses an empty folder, but not a package that only names others', async () => {
    await mkdir(at('empty'));
    await expect(load({ packages: [at('empty')] })).rejects.toThrow(/holds no FHIR definitions/);
    await writeFile(at('all.tgz'), packageArchive('a.all', '1.0.0', {}, { dependencies: { 'lost.one': '2.0.0' } }));
    expect((await load({ packages: [at('all.tgz')] })).notes).toEqual([expect.stringContaining('lost.one#2.0.0')]);
  });

  it('refuses a profile that is neither a file nor a URL', async () => {
    await expect(load({ profiles: [at('none.xml')] })).rejects.toThrow(/There is no profile/);
    await expect(load({ profiles: ['none.json'] })).rejects.toThrow(/There is no profile none\.json/);
  });

  it('names a package that is not there', async () => {
    await expect(load({ packages: ['none#1.0.0'] })).rejects.toThrow(/There is no package none#1\.0\.0/);
  });
});

describe('compiled packages', () => {
  const compiled = async () =>
    (await readdir(at('cache')).catch(() => [])).filter((name) => name.endsWith('.compiled'));

  it('are kept by content, once', async () => {
    const path = await archive('a.tgz');
    await Promise.all(Array.from({ length: 5 }, () => load({ packages: [path] })));
    expect(await compiled()).toEqual([`${(await readDiskPackage(path)).hash}.compiled`]);
    expect(await readdir(at('cache'))).toHaveLength(1);
  });

  it.each([
    ['cut short', (text: string) => text.slice(0, -20)],
    ['changed', (text: string) => text.replace('urn:invented:vs', 'urn:invented:no')],
    ['emptied', () => ''],
    ['of another format', (text: string) => text.replaceAll('careconform-package 1', 'careconform-package 0')],
  ])('that are %s are compiled again', async (_what, damage) => {
    const path = await archive('a.tgz');
    await load({ packages: [path] });
    const { hash } = await readDiskPackage(path);
    const file = at('cache', `${hash}.compiled`);
    await writeFile(file, damage(await readFile(file, 'utf8')));
    expect(await readCompiled(at('cache'), hash)).toBeUndefined();
    expect((await load({ packages: [path] })).store.valueSet('urn:invented:vs')).toBeDefined();
    expect(await readCompiled(at('cache'), hash)).toBeDefined();
  });

  it('need no folder', async () => {
    await writeFile(at('cache'), 'a file in the way');
    expect((await load({ packages: [await archive('a.tgz')] })).count).toBe(1);
    expect((await load({ packages: [at('a.tgz')], cache: undefined })).count).toBe(1);
  });
});
