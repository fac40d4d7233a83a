import nock from 'nock';
import { expect, it, vi } from 'vitest';
import { concept, nockLookup, nockServer, nockSystem, opened } from './opened.js';

it('DEBUG does not make the client print what it sends and gets', async () => {
  vi.stubEnv('DEBUG', '*');
  const written: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  nockServer();
  nockSystem();
  nockLookup('22298006', 200, concept('Myocardial infarction'));
  expect(await opened().lookup('22298006')).toMatchObject({ answer: 'yes' });
  expect(process.env['DEBUG']).toBe('*');
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  expect(written.join('')).not.toMatch(/fhir-kit-client|22298006/);
  expect(nock.isDone()).toBe(true);
});
