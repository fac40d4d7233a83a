import { describe } from 'vitest';
import type { JsonObject } from '../../../../src/parse/tree.js';
import { errorTable } from '../check.js';
import { profile } from '../snapshot/profile.js';
import { bound, coded, include, SYSTEM, setting, system } from './colours.js';

const outside = 'Observation.code code-invalid';

describe('a value set that the profile contains', () => {
  const contained = [
    { resourceType: 'ValueSet', id: 'v', compose: include({ system: SYSTEM, concept: [{ code: 'red' }] }) },
  ];
  const holding = (binding: JsonObject): JsonObject => ({
    ...profile('p', 'Observation', [{ path: 'Observation.code', binding }]),
    contained,
  });
  errorTable(
    [
      ['a code of it', coded('red')],
      ['another code', coded('blue'), outside],
    ],
    { definitions: [holding({ strength: 'required', valueSet: '#v' }), system()], profiles: ['urn:invented:p'] },
  );
  errorTable(
    [
      ['a code of it, as STU3 refers to it', coded('red')],
      ['another code, as STU3 refers to it', coded('blue'), outside],
    ],
    {
      version: '3.0',
      definitions: [holding({ strength: 'required', valueSetReference: { reference: '#v' } }), system()],
      profiles: ['urn:invented:p'],
    },
  );
});

describe('a value set without codes that are no longer in use', () => {
  const old = (code: string, property: JsonObject): JsonObject => ({ code, property: [property] });
  const concept = [
    { code: 'new' },
    old('left', { code: 'inactive', valueBoolean: true }),
    old('gone', { code: 'status', valueCode: 'retired' }),
  ];
  const holding = (more: JsonObject) =>
    setting('required', { ...include({ system: SYSTEM }), ...more }, [system({ concept })]);
  errorTable(
    [
      ['a code in use', coded('new')],
      ['one that is not', coded('left'), outside],
      ['one that was retired', coded('gone'), outside],
    ],
    holding({ inactive: false }),
  );
  errorTable([['one that is not, where they are wanted', coded('left')]], holding({ inactive: true }));
});

describe('a display that a value set gives', () => {
  const given = { system: SYSTEM, concept: [{ code: 'red', display: 'Scarlet', designation: [{ value: 'Crimson' }] }] };
  const display = (text: string) => coded('red', { display: text });
  const wrong = 'Observation.code.coding[0].display invalid';
  errorTable(
    [
      ['its own', display('Scarlet')],
      ['another name of its own', display('crimson')],
      ['one that nobody gives', display('Vermilion'), wrong],
    ],
    setting('required', include(given)),
  );
  errorTable([['in its expansion', display('Scarlet')]], {
    definitions: [
      bound('required', 'urn:invented:v'),
      {
        resourceType: 'ValueSet',
        url: 'urn:invented:v',
        expansion: { contains: [{ system: SYSTEM, code: 'red', display: 'Scarlet' }] },
      },
      system(),
    ],
    profiles: ['urn:invented:p'],
  });
  errorTable([['where no value set gives it', display('Scarlet'), wrong]], { definitions: [system()] });
});
