import { describe, expect, it } from 'vitest';
import { serverSettings } from '../../../src/terminology-server/settings.js';

const URL_ = 'https://tx.example/fhir';
const variables = {
  CARECONFORM_TERMINOLOGY_CLIENT_ID: 'client',
  CARECONFORM_TERMINOLOGY_CLIENT_SECRET: 'secret',
};

describe('settings of a terminology server', () => {
  it('are an address alone, where it asks for no token', () => {
    expect(serverSettings(URL_, {})).toEqual({ url: URL_, host: 'tx.example', credentials: undefined });
    expect(serverSettings('http://localhost:8080/fhir', {})).toMatchObject({ host: 'localhost:8080' });
  });

  it('take the token’s address from either, and secrets from the environment', () => {
    const tokenUrl = 'https://login.example/token';
    const credentials = { tokenUrl, clientId: 'client', clientSecret: 'secret', scope: undefined };
    expect(serverSettings({ url: URL_, tokenUrl }, variables)).toMatchObject({ credentials });
    const environment = {
      ...variables,
      CARECONFORM_TERMINOLOGY_TOKEN_URL: tokenUrl,
      CARECONFORM_TERMINOLOGY_SCOPE: 'a b',
    };
    expect(serverSettings(URL_, environment)).toMatchObject({ credentials: { ...credentials, scope: 'a b' } });
  });

  it.each<[string, Parameters<typeof serverSettings>, string]>([
    ['no address', ['tx.example', {}], 'begins with https://'],
    ['another protocol', ['ftp://tx.example', {}], 'begins with https://'],
    ['a query', ['https://tx.example/fhir?token=x', {}], 'no query'],
    ['a password', ['https://me:secret@tx.example/fhir', {}], 'must hold no password'],
    ['no client id', [{ url: URL_, tokenUrl: 'https://login.example' }, {}], 'CARECONFORM_TERMINOLOGY_CLIENT_ID'],
    [
      'an empty secret',
      [
        { url: URL_, tokenUrl: 'https://login.example' },
        { ...variables, CARECONFORM_TERMINOLOGY_CLIENT_SECRET: '' },
      ],
      'CARECONFORM_TERMINOLOGY_CLIENT_SECRET',
    ],
    [
      'a token in the clear',
      [{ url: 'http://tx.example', tokenUrl: 'https://login.example' }, variables],
      'in the clear',
    ],
    ['a secret in the clear', [{ url: URL_, tokenUrl: 'http://login.example' }, variables], 'in the clear'],
    ['no requests', [{ url: URL_, requestsInFiveMinutes: 0 }, {}], 'above 0'],
    ['no time', [{ url: URL_, timeout: 0 }, {}], 'above 0'],
  ])('are refused with %s, and show none', (_, given, words) => {
    let message = '';
    try {
      serverSettings(...given);
    } catch (error) {
      message = `${(error as Error).name} ${(error as Error).message}`;
    }
    expect(message).toContain(words);
    expect(message).toMatch(/^TerminologyError /);
    expect(message).not.toMatch(/me:secret/);
  });
});
