import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../src/parse/json.js';
import type { JsonObject } from '../../../src/parse/tree.js';
import { extract } from '../../../src/record/extract.js';
import { CONTEXT, record } from './records.js';

const metadata = (value: object, type: string) =>
  extract(record('sign-on', parseJson(JSON.stringify(value), { depth: 200 }).tree, { type }), CONTEXT);
const token = (claims: JsonObject, type: string) =>
  extract(
    record('sign-on', { syntax: 'jwt', header: { alg: 'RS512' }, claims, locate: () => undefined }, { type }),
    CONTEXT,
  );

describe('issuers', () => {
  it.each([
    ['https://auth.login.nhs.uk', 'nhs-login'],
    ['https://auth.sandpit.signin.nhs.uk/', 'nhs-login'],
    ['https://am.nhsidentity.spineservices.nhs.uk:443/openam/oauth2', 'cis2'],
    ['https://login.nhs.uk.example.org', 'other'],
    ['not a URL', 'other'],
  ])('%s is %s', (issuer, expected) => {
    expect(metadata({ issuer }, 'oidc-discovery').get('artefact')).toMatchObject([{ issuer: expected }]);
  });
});

describe('tokens', () => {
  it('have header and claims, and the NHS number among identifiers', () => {
    const facts = token({ iss: 'https://auth.login.nhs.uk', nhs_number: '9990000379' }, 'id-token');
    expect(facts.get('artefact')).toMatchObject([
      { artefact: 'id-token', header: { alg: 'RS512' }, issuer: 'nhs-login' },
    ]);
    expect(facts.get('identifier')).toMatchObject([
      { known: 'nhs-number', value: '9990000379', path: 'claims.nhs_number' },
    ]);
  });

  it('inside a response are counted and not kept', () => {
    const part = (value: object) => btoa(JSON.stringify(value)).replaceAll('=', '');
    const jwt = `${part({ alg: 'RS512', typ: 'JWT' })}.${part({ sub: 'x', exp: 1 })}.${'s'.repeat(40)}`;
    const facts = metadata({ access_token: jwt, token_type: 'Bearer' }, 'access-token');
    expect(facts.get('text')).toMatchObject([{ path: 'access_token', tokens: [{ live: false }] }]);
  });
});

it('is nothing where the kind is not known', () => {
  expect(metadata({ a: 1 }, 'something').get('artefact')).toEqual([]);
});
