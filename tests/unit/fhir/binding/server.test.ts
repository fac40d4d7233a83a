import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../src/parse/tree.js';
import { noTerminology, type TermAnswer, type TerminologyService } from '../../../../src/terminology/contract.js';
import { layered } from '../../../../src/terminology-server/layered.js';
import { issuesOf, observation } from '../check.js';
import { profile } from '../snapshot/profile.js';

const SYSTEM = 'urn:invented:system';
const SET = 'urn:invented:v';
const CANNOT: TermAnswer = { answer: 'cannot-tell', reason: 'terminology-not-loaded' };

interface Asking {
  strength?: string;
  include?: JsonObject;
  local?: TermAnswer;
  server?: TermAnswer;
  /** What the server says of the code alone */
  code?: TermAnswer;
}

/** The issues of one binding, and what the server was asked. */
async function asking({ strength = 'required', include, local = CANNOT, server = CANNOT, code = CANNOT }: Asking) {
  const asked: string[] = [];
  const near: TerminologyService = { ...noTerminology, member: () => local };
  const far: TerminologyService = {
    ...noTerminology,
    member: (set) => {
      asked.push(set);
      return server;
    },
    lookup: (system) => {
      asked.push(system);
      return code;
    },
  };
  const definitions = [
    profile('p', 'Observation', [{ path: 'Observation.code', binding: { strength, valueSet: SET } }]),
    ...(include ? [{ resourceType: 'ValueSet', url: SET, compose: { include: [include] } }] : []),
  ] as JsonObject[];
  const issues = await issuesOf(observation({ code: { coding: [{ system: SYSTEM, code: 'a' }] } }), {
    definitions,
    profiles: ['urn:invented:p'],
    terminology: layered(near, far),
  });
  const own = issues.filter(({ text }) => text.includes(SET));
  return { asked, words: own.map(({ severity, review }) => review ?? severity), texts: own.map(({ text }) => text) };
}

const yes: TermAnswer = { answer: 'yes', edition: 'e of tx.example' };
const no: TermAnswer = { answer: 'no', edition: 'e of tx.example' };
const listed = { system: SYSTEM, concept: [{ code: 'a' }] };
const unavailable: TermAnswer = { answer: 'cannot-tell', reason: 'terminology-server-unavailable' };

describe('a binding', () => {
  it.each<[string, Asking, string[], string[]]>([
    ['is told by an index before all else', { local: no, include: listed }, ['error'], []],
    ['is told by the value sets of packages before a server', { server: no, include: listed }, [], []],
    ['is told by a server last', { server: no }, ['error'], [SET]],
    ['holds where the server says so', { server: yes }, [], [SET]],
    ['of extensible strength too', { server: no, strength: 'extensible' }, ['warning'], [SET]],
    ['asks no server for a remark', { server: no, strength: 'preferred' }, [], []],
    [
      'waits for the server before it asks anything else',
      { server: { ...CANNOT, pending: true }, include: { system: SYSTEM } },
      ['terminology-not-loaded'],
      [SET],
    ],
    [
      'asks of what a value set is made where the server does not have it',
      { include: { system: SYSTEM }, code: no },
      ['error'],
      [SET, SYSTEM],
    ],
    ['is in review where nobody can tell', {}, ['terminology-not-loaded'], [SET]],
    [
      'is in review where the server does not answer',
      { server: unavailable },
      ['terminology-server-unavailable'],
      [SET],
    ],
  ])('%s', async (_, how, words, asked) => {
    const told = await asking(how);
    expect(told.words).toEqual(words);
    expect(told.asked).toEqual(asked);
  });

  it('names who answered', async () => {
    expect((await asking({ server: no })).texts[0]).toContain('That is the answer of e of tx.example.');
    expect((await asking({ server: unavailable })).texts[0]).toContain('the terminology server did not answer');
  });
});
