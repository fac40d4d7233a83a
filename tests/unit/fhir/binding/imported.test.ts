/** Bindings that are answered by code systems and value sets that the user has imported. */
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../src/parse/tree.js';
import { importFhir } from '../../../../src/terminology/import/fhir/import.js';
import { LocalTerminology } from '../../../../src/terminology/local.js';
import { fileOf, OPTIONS, opened } from '../../terminology/import/memory-files.js';
import { issuesOf, observation } from '../check.js';
import { profile } from '../snapshot/profile.js';

const LOCAL = 'urn:invented:local';
const SET = 'urn:invented:v';
const system = (content: string, ...codes: string[]) => ({
  resourceType: 'CodeSystem',
  url: LOCAL,
  version: '7',
  content,
  concept: codes.map((code) => ({ code })),
});
const set = (url: string, part: object) => ({
  resourceType: 'ValueSet',
  url,
  version: '3',
  compose: { include: [part] },
});

/** What a required binding to SET says of a code. */
async function judged(code: string, imported: object[], packaged: object[]) {
  const made = await importFhir(
    imported.map((one, at) => fileOf(`${at}`, JSON.stringify(one))),
    OPTIONS,
  );
  const element = { path: 'Observation.code', binding: { strength: 'required', valueSet: SET } };
  const issues = await issuesOf(observation({ code: { coding: [{ system: LOCAL, code }] } }), {
    definitions: [profile('p', 'Observation', [element]), ...(packaged as JsonObject[])],
    profiles: ['urn:invented:p'],
    terminology: new LocalTerminology(made.map(opened), { keyOf: (url) => url }),
  });
  const found = issues.filter(({ code: type }) => type === 'code-invalid');
  return found.map(({ severity, text, review }) => `${review ?? severity} ${/answer of (.*)\./.exec(text)?.[1] ?? ''}`);
}

describe('a binding', () => {
  it.each<[string, string, object[], object[], string[]]>([
    ['to an imported value set, inside', 'A', [set(SET, { system: LOCAL, concept: [{ code: 'A' }] })], [], []],
    [
      'to an imported value set, outside',
      'B',
      [set(SET, { system: LOCAL, concept: [{ code: 'A' }] })],
      [],
      [`error ${SET} 3`],
    ],
    [
      'to a value set in a package too: the imported one goes before',
      'B',
      [set(SET, { system: LOCAL, concept: [{ code: 'B' }] })],
      [set(SET, { system: LOCAL, concept: [{ code: 'A' }] })],
      [],
    ],
    [
      'to a package’s value set over an imported code system',
      'B',
      [system('complete', 'A')],
      [set(SET, { system: LOCAL })],
      [`error ${LOCAL} 7`],
    ],
    ['over a part of one', 'B', [system('fragment', 'A')], [set(SET, { system: LOCAL })], ['terminology-not-loaded ']],
    [
      'over a part in a package, and the whole imported',
      'B',
      [system('complete', 'A', 'B')],
      [set(SET, { system: LOCAL }), system('fragment', 'A')],
      [],
    ],
    [
      'to a package’s value set of an imported one',
      'B',
      [set('urn:invented:w', { system: LOCAL, concept: [{ code: 'A' }] })],
      [set(SET, { valueSet: ['urn:invented:w'] })],
      ['error urn:invented:w 3'],
    ],
    ['to a value set that is nowhere', 'B', [system('complete', 'A')], [], ['terminology-not-loaded ']],
  ])('%s', async (_, code, imported, packaged, expected) => {
    expect(await judged(code, imported, packaged)).toEqual(expected);
  });
});
