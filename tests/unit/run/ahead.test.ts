import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../src/index.js';
import { openAssets } from '../../../src/payload/sources/assets.js';
import { type Source, SourceError } from '../../../src/payload/types.js';
import type { Report } from '../../../src/report/types.js';
import { Checker } from '../../../src/run/checker.js';
import { noTerminology } from '../../../src/terminology/contract.js';
import { displayKey, hashKey } from '../../../src/terminology/display-key.js';
import { joinSctid } from '../../../src/terminology/sctid.js';
import type { Known } from '../../../src/terminology-server/answers.js';
import type { Asker } from '../../../src/terminology-server/asker.js';
import { layered } from '../../../src/terminology-server/layered.js';
import { PublicTerminology } from '../../../src/terminology-server/public-list.js';
import type { Question } from '../../../src/terminology-server/questions.js';
import { ServerTerminology } from '../../../src/terminology-server/server-terminology.js';

const SYSTEM = 'http://snomed.info/sct';
const LIST = JSON.parse(
  readFileSync(new URL('../../../standards/identifiers/codes/public-terminology.json', import.meta.url), 'utf8'),
);
const codes = Array.from({ length: 60 }, (_, at) => joinSctid({ item: 200_000 + at, group: '00' }));
const bytesOf = (text: string) => new TextEncoder().encode(text);
const condition = (at: number) =>
  JSON.stringify({
    resourceType: 'Condition',
    code: { coding: [{ system: SYSTEM, code: codes[at % codes.length], display: `Display ${at % 7}` }] },
  });

const DISPLAYS = [1, 2, 3, 4, 5, 6].map((at) => hashKey(displayKey(`Display ${at}`)));

/** Some codes are wrong, some inactive, and of some the kind is told only when it is asked for. */
function known(question: Question): Known {
  if (question.ask !== 'code') return { is: 'code' in question && question.code.endsWith('5') ? 'no' : 'yes' };
  const last = question.code.at(-1)!;
  if (last === '0') return { is: 'no', version: '1' };
  return { is: 'yes', active: last !== '3', version: '1', displays: DISPLAYS, whole: true };
}

function checkerWith(ask: (questions: readonly Question[]) => Promise<Known[]>) {
  const asker: Asker = { ask, keep: () => {} };
  const keyOf = (system: string) => (system === SYSTEM ? 'snomed-ct' : system);
  const server = new ServerTerminology(new PublicTerminology(LIST, keyOf), asker, 'tx.example', []);
  return new Checker(
    { standard: ['snomed-ct', 'payload'], maxFindings: 20, now: () => new Date('2026-11-01T00:00:00Z') },
    { catalogue: loadCatalogue(), assets: openAssets(), terminology: layered(noTerminology, server), later: server },
  );
}

/** NDJSON, single files, a file that cannot be read, and one that is no record. */
async function* sources(drawn: string[] = []): AsyncGenerator<Source> {
  const give = (name: string, text: string): Source => {
    drawn.push(name);
    return { name, read: async () => bytesOf(text) };
  };
  yield give('a.json', condition(1));
  yield { name: 'gone.json', read: () => Promise.reject(new SourceError('It is gone.', 'not-found')) };
  yield give('many.ndjson', Array.from({ length: 700 }, (_, at) => condition(at)).join('\n'));
  yield give('b.json', '{"resourceType": "Condition", ');
  for (let at = 0; at < 700; at += 1) yield give(`c${at}.json`, condition(at));
}

const whole = ({ run: _run, ...rest }: Report) => rest;
const soon = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('a run that asks a terminology server', () => {
  it('gives the same report whenever the answers come', async () => {
    const reports: unknown[] = [];
    for (const delays of [[0], [5, 0, 1], [0, 9, 2, 0]]) {
      let turn = 0;
      const checker = checkerWith(async (questions) => {
        turn += 1;
        await soon(delays[turn % delays.length]!);
        return questions.map(known);
      });
      reports.push(whole(await checker.run(sources())));
    }
    expect(reports[1]).toEqual(reports[0]);
    expect(reports[2]).toEqual(reports[0]);
    const { findings, payloads, errors } = reports[0] as Report;
    expect(new Set(findings.map(({ rule, outcome }) => `${rule} ${outcome}`))).toEqual(
      new Set([
        'payload/well-formed fail',
        'snomed-ct/known fail',
        'snomed-ct/active fail',
        'snomed-ct/display-matches fail',
        'snomed-ct/suitable-for-place fail',
      ]),
    );
    expect(payloads).toHaveLength(703);
    expect(errors).toHaveLength(1);
  });

  it('looks ahead no further than its memory allows', async () => {
    const drawn: string[] = [];
    const first: number[] = [];
    const checker = checkerWith(async (questions) => {
      await soon(5);
      return questions.map(known);
    });
    await checker.run(sources(drawn), { onPayload: () => first.push(drawn.length) });
    expect(first[0]).toBeLessThan(20);
    expect(Math.max(...first.map((count, at) => count - at))).toBeLessThan(520);
  });

  it('says review, and why, where no answer comes', async () => {
    const unavailable: Known = { is: 'cannot-tell', reason: 'terminology-server-unavailable' };
    const checker = checkerWith(async (questions) => questions.map(() => unavailable));
    const { findings, standards } = await checker.run(sources());
    const reasons = findings
      .filter(({ outcome }) => outcome === 'review')
      .map(({ rule, reason }) => `${rule} ${reason}`);
    expect(reasons).toContain('snomed-ct/known terminology-server-unavailable');
    const rows = standards.find(({ id }) => id === 'snomed-ct')!.requirements;
    expect(rows.find(({ id }) => id === 'codes-known')).toMatchObject({ outcome: 'review' });
  });

  it('hands a record on when its answers come, though the source waits for that before it gives another', async () => {
    const back: (() => void)[] = [];
    const checker = checkerWith(async (questions) => {
      await soon(5);
      return questions.map(known);
    });
    const oneByOne = async function* (): AsyncGenerator<Source> {
      for (const at of [1, 2, 3]) {
        yield { name: `${at}.json`, read: async () => bytesOf(condition(at)) };
        await new Promise<void>((resolve) => back.push(resolve));
      }
    };
    const { payloads } = await checker.run(oneByOne(), { onPayload: () => back.pop()?.() });
    expect(payloads.map(({ name }) => name)).toEqual(['1.json', '2.json', '3.json']);
  });

  it('ends at once when it is told to, whatever it waits for', async () => {
    const stop = new AbortController();
    const checker = checkerWith(() => new Promise(() => {}));
    const running = checker.run(sources(), { signal: stop.signal });
    setTimeout(() => stop.abort(), 20);
    expect((await running).complete).toBe(false);
  });

  it('ends when it is told to and answers come after that, while a source is slow', async () => {
    const stop = new AbortController();
    const checker = checkerWith(async (questions) => {
      await soon(5);
      stop.abort();
      return questions.map(known);
    });
    const slow = async function* (): AsyncGenerator<Source> {
      yield { name: 'a.json', read: async () => bytesOf(condition(1)) };
      await soon(50);
      yield { name: 'b.json', read: async () => bytesOf(condition(2)) };
    };
    expect((await checker.run(slow(), { signal: stop.signal })).complete).toBe(false);
  });

  it('throws what goes wrong in finding sources, after what was found before', async () => {
    const done: string[] = [];
    const checker = checkerWith(async (questions) => questions.map(known));
    const failing = async function* (): AsyncGenerator<Source> {
      yield { name: 'a.json', read: async () => bytesOf(condition(1)) };
      throw new Error('no more');
    };
    await expect(checker.run(failing(), { onPayload: ({ name }) => done.push(name) })).rejects.toThrow('no more');
    expect(done).toEqual(['a.json']);
  });
});
