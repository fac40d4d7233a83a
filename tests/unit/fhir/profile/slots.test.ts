import { describe } from 'vitest';
import { errorTable } from '../check.js';
import { BASE, profile } from '../snapshot/profile.js';

describe('a resource that must fit a profile in its slot', () => {
  const bundle = {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [{ request: { method: 'GET', url: 'Patient' } }],
  };
  errorTable(
    [
      [
        'is asked the rules of its type as itself, not as what holds it',
        { resourceType: 'Parameters', parameter: [{ name: 'a', resource: bundle }] },
      ],
    ],
    {
      definitions: [
        profile('p', 'Parameters', [
          { path: 'Parameters.parameter.resource', type: [{ code: 'Resource', profile: [`${BASE}Bundle`] }] },
        ]),
      ],
      profiles: ['urn:invented:p'],
    },
  );
});
