/** Code systems other than SNOMED CT and dm+d, from files on disk. */
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { LocalTerminology } from '../../../src/terminology/local.js';
import { importTerminology } from '../../../src/terminology-disk/import.js';
import { damageOf, findIndex, indexPaths, nameOf, openIndexFile } from '../../../src/terminology-disk/store.js';
import { newFolder, writeTexts } from './folder.js';

const standards = fileURLToPath(new URL('../../../standards', import.meta.url));
const codes = <T>(name: string) => {
  const [standard, list] = name.split('/');
  return JSON.parse(readFileSync(join(standards, standard!, 'codes', `${list}.json`), 'utf8')) as T;
};
const context = { codes, with: [] };

const OPCS_4 = Array.from(
  { length: 300 },
  (_, at) => `A${String(at % 90).padStart(2, '0')}.${Math.floor(at / 90)}\tMade up`,
);
const opcs = `${OPCS_4.join('\r\n')}\r\n`;
const CSV = 'system,code,display\r\nhttps://trust.example/wards,W1,Ward one\r\n';
const FHIR = JSON.stringify({
  resourceType: 'CodeSystem',
  url: 'http://loinc.org',
  content: 'complete',
  concept: [{ code: '718-7' }],
});
const org = (code: string) =>
  `<Organisation><Name>n</Name><OrgId extension="${code}"/><Status value="Active"/></Organisation>`;
const ods = (code: string) =>
  `<un:OrgRefData xmlns:un="http://refdata.hscic.gov.uk/org/v2-0-0"><Manifest><PublicationDate value="2026-08-27"/></Manifest><Organisations>${org(code)}</Organisations></un:OrgRefData>`;

const zip = (files: Record<string, string | Uint8Array>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, one]) => [name, typeof one === 'string' ? strToU8(one) : one]),
    ),
  );

function onDisk(name: string, bytes: string | Uint8Array): string {
  const path = join(newFolder(), name);
  writeFileSync(path, bytes);
  return path;
}

describe('a file of any name', () => {
  it.each<[string, string | Uint8Array, string[]]>([
    ['codes.dat', opcs, ['opcs-4']],
    ['codes.dat', CSV, ['https://trust.example/wards@part']],
    ['codes.dat', FHIR, ['loinc']],
    [
      'all.zip',
      zip({ 'a/OPCS410 x.txt': opcs, 'b/readme.pdf': '%PDF', 'c.csv': CSV, 'notes.txt': 'words' }),
      ['https://trust.example/wards@part', 'opcs-4@4.10'],
    ],
    [
      'ods.zip',
      zip({ 'fullfile.zip': zip({ 'a.xml': ods('RZZ') }), 'archive.zip': zip({ 'b.xml': ods('5ZZ') }) }),
      ['ods-organization-code'],
    ],
  ])('%s is imported for what it is', async (name, bytes, expected) => {
    const target = newFolder();
    await importTerminology([onDisk(name, bytes)], target, context);
    expect(indexPaths(target).map(nameOf).sort()).toEqual(expected);
    for (const path of indexPaths(target)) expect(damageOf(path)).toEqual([]);
  });

  it('that is no release is named, also beside one that is', async () => {
    const target = newFolder();
    const other = onDisk('letter.txt', 'Dear all,\nnothing here\n');
    await expect(importTerminology([onDisk('a', opcs), other], target, context)).rejects.toThrow('letter.txt');
    expect(readdirSync(target)).toEqual([]);
  });
});

describe('an import that fails', () => {
  it.each<[string, string | Uint8Array]>([
    ['cut short', `${opcs}B01.`],
    ['in a damaged zip', zip({ 'OPCS410 x.txt': opcs }).map((byte, at) => (at > 60 && at < 90 ? byte ^ 0xff : byte))],
    ['in a zip that is cut short', zip({ 'OPCS410 x.txt': opcs }).subarray(0, 200)],
  ])('as the file is %s leaves the old index whole', async (_, bytes) => {
    const target = newFolder();
    await importTerminology([onDisk('OPCS410 x.txt', opcs)], target, context);
    const [path] = indexPaths(target);
    const before = readFileSync(path!);
    const name = typeof bytes === 'string' ? 'OPCS410 x.txt' : 'x.zip';
    await expect(importTerminology([onDisk(name, bytes)], target, context)).rejects.toThrow(
      /cells where 2 belong|is damaged|cut short/,
    );
    expect(readFileSync(path!).equals(before)).toBe(true);
    expect(readdirSync(target)).toHaveLength(1);
  });

  it('as editions are mixed says so', async () => {
    const files = new Map([
      ['a_20160401.txt', 'CODE\tALT_CODE\tUSAGE\tDESCRIPTION\r\nQ90\tQ90\tDEFAULT\tMade up\r\n'],
      ['b_20200401.txt', 'CODE\tALT_CODE\tUSAGE\tDESCRIPTION\r\nQ90\tQ90\tDEFAULT\tMade up\r\n'],
    ]);
    const target = join(newFolder(), 'indexes');
    await expect(importTerminology([writeTexts(newFolder(), files)], target, context)).rejects.toThrow(
      'several releases of icd-10: 20160401, 20200401',
    );
    expect(existsSync(target)).toBe(false);
  });
});

it('what the user says is complete can say that a code is unknown', async () => {
  const target = newFolder();
  await importTerminology([onDisk('a.csv', CSV)], target, { ...context, complete: true });
  const index = openIndexFile(indexPaths(target)[0]!);
  expect(index.meta.partial).toBeUndefined();
  index.close();
});

it('each index names what it was made of, and nothing else', async () => {
  const target = newFolder();
  const other = FHIR.replace('loinc.org', 'example.org');
  const paths = [onDisk('a.csv', CSV), onDisk('b.json', FHIR), onDisk('c.json', other), onDisk('OPCS410 x.txt', opcs)];
  const imported = await importTerminology(paths, target, context);
  const named = imported.map(({ meta }) => [meta.system, meta.sources.map(({ name }) => name)]);
  expect(Object.fromEntries(named)).toEqual({
    'https://trust.example/wards': ['a.csv'],
    loinc: ['b.json'],
    'http://example.org': ['c.json'],
    'opcs-4': ['OPCS410 x.txt'],
  });
});

it('a part of a system does not take the place of the whole', async () => {
  const target = newFolder();
  const part = FHIR.replace('complete', 'fragment').replace('718-7', '2951-2');
  for (const content of [FHIR, part]) await importTerminology([onDisk('a.json', content)], target, context);
  expect(indexPaths(target).map(nameOf)).toEqual(['loinc@part', 'loinc']);
  expect(nameOf(findIndex(target, 'loinc'))).toBe('loinc');
  const terminology = new LocalTerminology(indexPaths(target).map(openIndexFile), { keyOf: (key) => key });
  const answers = ['718-7', '2951-2', '8867-4'].map((code) => terminology.lookup('loinc', code));
  expect(answers.map(({ answer, edition }) => [answer, edition])).toEqual([
    ['yes', 'loinc'],
    ['yes', 'loinc part'],
    ['no', 'loinc'],
  ]);
  for (const index of terminology.indexes) index.close();
});

it('says that a newer release was replaced, and of a file that cannot be read which it is', async () => {
  const folder = newFolder();
  const loinc = (version: string) => onDisk('cs.json', FHIR.replace('"content"', `"version":"${version}","content"`));
  const notesOf = async (version: string) =>
    (await importTerminology([loinc(version)], folder, context))[0]!.meta.notes;
  expect(await notesOf('2.8')).toEqual([]);
  expect(await notesOf('2.77')).toEqual([]);
  expect(await notesOf('2.77')).toEqual([]);
  expect(await notesOf('2.8')).toEqual([expect.stringContaining('took the place of a newer release, of 2.77')]);
  const release = newFolder();
  symlinkSync(join(release, 'nothing'), join(release, 'lost.csv'));
  await expect(importTerminology([release], folder, context)).rejects.toThrow('lost.csv cannot be read (ENOENT)');
});
