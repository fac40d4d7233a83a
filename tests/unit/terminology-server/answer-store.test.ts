import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AnswerStore } from '../../../src/terminology-server/answer-store.js';
import { concept, nockLookup, nockServer, nockSystem, OUTCOME, opened, SNOMED, UK } from './opened.js';

let folder: string;
beforeEach(() => {
  nock.disableNetConnect();
  folder = mkdtempSync(join(tmpdir(), 'careconform-'));
});
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
  rmSync(folder, { recursive: true });
});

const files = () => readdirSync(join(folder, 'server-answers'));
const path = () => join(folder, 'server-answers', files()[0]!);
const display = 'Myocardial infarction of Mrs Canary';

async function firstRun(): Promise<void> {
  nockServer();
  nockSystem();
  nockLookup('22298006', 200, concept('Myocardial infarction'));
  nockLookup('73211009', 404, OUTCOME('not-found'));
  const { lookup, terminology, later } = opened({ folder });
  await lookup('22298006');
  await lookup('73211009');
  terminology.display('snomed-ct', '22298006', display);
  later.keep();
}

/** Another run, in which only what is played again can be asked. */
async function again(versions = [UK]) {
  nockServer();
  nockSystem(SNOMED, versions);
  const { lookup, notes } = opened({ folder });
  return { known: (await lookup('22298006')).answer, unknown: (await lookup('73211009')).answer, notes };
}

describe('answers of a server', () => {
  it('hold in the next run, for the same version', async () => {
    await firstRun();
    expect(await again()).toEqual({ known: 'yes', unknown: 'no', notes: [] });
  });

  it('are asked anew where the server has another version', async () => {
    await firstRun();
    nockLookup('22298006', 404, OUTCOME('not-found'));
    nockLookup('73211009', 200, concept('Diabetes'));
    expect(await again([UK.replace('20260415', '20260501')])).toMatchObject({ known: 'no', unknown: 'yes' });
  });

  it('are kept as codes, and displays only as hashes', async () => {
    await firstRun();
    expect(files()).toHaveLength(1);
    const text = readFileSync(path(), 'utf8');
    expect(text).not.toMatch(/infarction|Canary/i);
    expect(Object.keys(JSON.parse(text).answers)).toEqual([
      `code\n${SNOMED}\n22298006\n`,
      `code\n${SNOMED}\n73211009\n`,
    ]);
  });

  it.each([
    ['cut off', (text: string) => text.slice(0, text.length / 2)],
    ['of another format', (text: string) => text.replace('"format":1', '"format":2')],
    ['of another server', (text: string) => text.replace('tx.example', 'other.example')],
    ['something else', () => '[]'],
    ['without answers', () => '{"format":1}'],
  ])('are asked anew where the file is %s', async (_, change) => {
    await firstRun();
    writeFileSync(path(), change(readFileSync(path(), 'utf8')));
    nockLookup('22298006', 200, concept('Myocardial infarction'));
    nockLookup('73211009', 404, OUTCOME('not-found'));
    expect(await again()).toEqual({ known: 'yes', unknown: 'no', notes: [] });
    expect(nock.isDone()).toBe(true);
  });

  it('that could not be had are not kept', async () => {
    nockServer();
    nockSystem();
    nock('https://tx.example')
      .get(/lookup/)
      .times(3)
      .reply(500);
    const { lookup, later } = opened({ folder });
    await lookup('22298006');
    later.keep();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('are given up with a word where the folder cannot be written', async () => {
    const notes: string[] = [];
    const file = join(folder, 'no-folder');
    writeFileSync(file, '');
    const store = new AnswerStore(file, 'x', (text) => notes.push(text));
    store.shelf(SNOMED, UK).add('a', { is: 'yes' });
    store.save();
    store.save();
    expect(notes).toEqual([expect.stringContaining('cannot be kept on disk')]);
  });

  it('fill no more than so many files, the oldest of which goes', () => {
    const store = new AnswerStore(folder, 'x', () => {});
    for (let version = 0; version < 45; version += 1) {
      store.shelf(SNOMED, String(version)).add('a', { is: 'yes' });
      store.save();
    }
    expect(files()).toHaveLength(40);
    expect(new AnswerStore(folder, 'x', () => {}).shelf(SNOMED, '44').get('a')).toEqual({ is: 'yes' });
  });
});
