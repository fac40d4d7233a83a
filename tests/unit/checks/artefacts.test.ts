import { describe, expect, it } from 'vitest';
import { claimsCohere } from '../../../src/checks/claims-cohere.js';
import { memberForm } from '../../../src/checks/member-form.js';
import { memberList } from '../../../src/checks/member-list.js';
import { memberSize } from '../../../src/checks/member-size.js';
import { members } from '../../../src/checks/members.js';
import { textTokens } from '../../../src/checks/text-tokens.js';
import { tokenLive } from '../../../src/checks/token-live.js';
import { urlForm } from '../../../src/checks/url-form.js';
import type { JsonObject } from '../../../src/parse/tree.js';
import type { ArtefactFact, Fact } from '../../../src/record/facts.js';
import { ask, outcomes } from './asking-several.js';

const text = 'Mend it.';
const artefact = (
  body: JsonObject,
  header?: JsonObject,
  kind: ArtefactFact['artefact'] = 'oidc-discovery',
): ArtefactFact => ({
  kind: 'artefact',
  path: '',
  artefact: kind,
  issuer: 'other',
  body,
  ...(header ? { header } : {}),
});

describe('members', () => {
  it.each<[string, JsonObject, object, string[]]>([
    ['there', { a: 'x' }, { required: ['a'] }, ['pass']],
    ['missing', {}, { required: ['a', 'b'] }, ['fail', 'fail']],
    ['blank text and empty lists', { a: ' ', b: [] }, { required: ['a', 'b'] }, ['fail', 'fail']],
    ['false is a value', { a: false }, { required: ['a'] }, ['pass']],
    ['forbidden', { a: null, b: 1 }, { forbidden: ['b', 'c'] }, ['fail', 'pass']],
    ['asked only with another', { c: ['on'] }, { required: ['a'], when: { member: 'c', includes: ['on'] } }, ['fail']],
    [
      'not asked without it',
      { c: ['off'] },
      { required: ['a'], when: { member: 'c', includes: ['on'] } },
      ['not-applicable'],
    ],
    ['inside a wrapper', { inner: { a: 'x' } }, { required: ['a'], unwrap: ['inner'] }, ['pass']],
  ])('%s', (_what, body, options, expected) => {
    expect(outcomes(ask(members, artefact(body), { text, ...options }))).toEqual(expected);
  });

  it('looks into the header of a token and says so in the path', () => {
    const [result] = ask(members, artefact({}, { jku: 'x' }), { forbidden: ['header.jku'], text });
    expect(result).toMatchObject({ outcome: 'fail', path: 'header.jku' });
  });
});

describe('member-list', () => {
  it.each<[string, JsonObject, object, string]>([
    ['holds all', { m: ['a', 'b'] }, { includes: ['a'] }, 'pass'],
    ['lacks one', { m: ['b'] }, { includes: ['a'] }, 'fail'],
    ['holds a refused one', { m: ['a', 'none'] }, { excludes: ['none'] }, 'fail'],
    ['one of several', { m: ['b'] }, { oneOf: ['a', 'b'] }, 'pass'],
    ['a single text counts as a list', { m: 'none' }, { excludes: ['none'] }, 'fail'],
    ['objects by a member', { m: [{ alg: -7 }] }, { of: 'alg', includes: ['-7'] }, 'pass'],
    ['not there', {}, { includes: ['a'] }, 'not-applicable'],
  ])('%s', (_what, body, options, expected) => {
    expect(outcomes(ask(memberList, artefact(body), { member: 'm', text, ...options }))).toEqual([expected]);
  });
});

describe('member-form', () => {
  it.each<[string, JsonObject, string]>([
    ['right', { m: 'P9' }, 'pass'],
    ['wrong', { m: 'P8' }, 'fail'],
    ['no text', { m: 9 }, 'fail'],
    ['a mark left in it', { m: '{{level}}' }, 'review'],
    ['not there', {}, 'not-applicable'],
  ])('%s', (_what, body, expected) => {
    expect(outcomes(ask(memberForm, artefact(body), { member: 'm', matches: '^P[059]$', text }))).toEqual([expected]);
  });
});

describe('member-size', () => {
  it.each<[string, string, string]>([
    ['16 bytes', 'AAAAAAAAAAAAAAAAAAAAAA', 'pass'],
    ['padded', 'AAAAAAAAAAAAAAAAAAAAAA==', 'pass'],
    ['15 bytes', 'AAAAAAAAAAAAAAAAAAAA', 'fail'],
    ['not base64url', 'AAAAAAAAAAAAAAAAAAAAAA+/', 'fail'],
  ])('%s', (_what, value, expected) => {
    expect(outcomes(ask(memberSize, artefact({ m: value }), { member: 'm', bytes: 16, text }))).toEqual([expected]);
  });
});

describe('url-form', () => {
  it.each<[string, string, boolean, string[]]>([
    ['https', 'https://a.example/x', false, ['pass']],
    ['http', 'http://a.example/x', false, ['fail']],
    ['relative', '/x', false, ['fail']],
    ['a query is no matter of https', 'https://a.example/x?y', false, ['pass']],
    ['bare with a query', 'https://a.example/x?y', true, ['fail']],
    ['bare with a fragment', 'https://a.example/#y', true, ['fail']],
    ['a mark left in it', '{{url}}', false, []],
  ])('%s', (_what, url, bare, expected) => {
    expect(outcomes(ask(urlForm, artefact({ issuer: url, other: 'x' }), { members: '^issuer$', bare }))).toEqual(
      expected,
    );
  });
});

describe('token-live', () => {
  const kinds = ['id-token'];
  const live = (body: JsonObject, kind: ArtefactFact['artefact'] = 'id-token') =>
    outcomes(ask(tokenLive, artefact(body, { alg: 'RS512' }, kind), { kinds }, { asOf: '2026-11-01' }));
  const at = (date: string) => Date.parse(date) / 1000;

  it('compares the expiry with the day of the run', () => {
    expect(live({ exp: at('2026-10-31T23:59:59Z') })).toEqual(['pass']);
    expect(live({ exp: at('2026-11-02T00:00:00Z') })).toEqual(['fail']);
  });

  it('asks nothing of a token without expiry or of another kind', () => {
    expect(live({})).toEqual(['not-applicable']);
    expect(live({ exp: at('2030-01-01') }, 'token-claims')).toEqual(['not-applicable']);
  });
});

describe('text-tokens', () => {
  it.each<[string, { live: boolean }[], string]>([
    ['none', [], 'pass'],
    ['expired', [{ live: false }], 'fail should'],
    ['live', [{ live: false }, { live: true }], 'fail'],
  ])('%s', (_what, tokens, expected) => {
    const fact: Fact = { kind: 'text', path: 't', use: 'note', length: 9, numbers: [], tokens };
    expect(outcomes(ask(textTokens, fact, {}))).toEqual([expected]);
  });
});

describe('claims-cohere', () => {
  const options = { level: 'level', vector: 'vector', onlyAt: { number: ['P5', 'P9'] } };
  it.each<[string, JsonObject, string[]]>([
    ['one level', { level: 'P9', vector: 'P9.Cp', number: '1' }, ['pass', 'pass']],
    ['two levels', { level: 'P5', vector: 'P9.Cp' }, ['fail']],
    ['too low for what it claims', { vector: 'P0.Cp', number: '1' }, ['fail']],
    ['level alone', { level: 'P0', number: '1' }, ['fail']],
    ['nothing to compare', { number: '1' }, []],
  ])('%s', (_what, body, expected) => {
    expect(outcomes(ask(claimsCohere, artefact(body), options))).toEqual(expected);
  });
});
