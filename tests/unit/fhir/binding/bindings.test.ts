import { describe, expect, it } from 'vitest';
import { noTerminology, type TerminologyService } from '../../../../src/terminology/contract.js';
import { errorTable, issuesOf, noteTable, observation, written } from '../check.js';
import { bound, coded, include, SYSTEM, set, setting, system } from './colours.js';

const outside = 'Observation.code code-invalid';

describe('a required binding', () => {
  errorTable(
    [
      ['a code of it', coded('red')],
      ['a code below', coded('pink')],
      ['a code of no system', observation({ code: { coding: [{ code: 'red' }] } }), outside],
      [
        'a code of another system',
        observation({ code: { coding: [{ system: 'urn:invented:other', code: 'red' }] } }),
        outside,
      ],
      ['a code that the system has not', coded('green'), outside, 'Observation.code.coding[0].code code-invalid'],
      ['a code in another case', coded('Red'), outside, 'Observation.code.coding[0].code code-invalid'],
      [
        'one coding of it among others',
        observation({
          code: {
            coding: [
              { system: 'urn:invented:other', code: 'x' },
              { system: SYSTEM, code: 'red' },
            ],
          },
        }),
      ],
      ['text alone', observation({ code: { text: 'red' } }), outside],
      [
        'a coding without a code',
        observation({ code: { coding: [{ system: SYSTEM, display: 'Red colour' }] } }),
        outside,
      ],
    ],
    setting('required', include({ system: SYSTEM })),
  );
  errorTable(
    [
      ['a listed code', coded('red')],
      ['a code that is not listed', coded('blue'), outside],
    ],
    setting('required', include({ system: SYSTEM, concept: [{ code: 'red' }] })),
  );
  errorTable(
    [
      ['a listed code of a system that is not loaded', coded('red')],
      ['a code that is not listed, of a system that is not loaded', coded('blue'), outside],
    ],
    setting('required', include({ system: SYSTEM, concept: [{ code: 'red' }] }), []),
  );
  errorTable(
    [
      ['a code that is taken away', coded('red'), outside],
      ['a code that is left', coded('blue')],
    ],
    setting('required', { include: [{ system: SYSTEM }], exclude: [{ system: SYSTEM, concept: [{ code: 'red' }] }] }),
  );
  const filter = (property: string, op: string, value: string) =>
    setting('required', include({ system: SYSTEM, filter: [{ property, op, value }] }));
  errorTable(
    [
      ['is-a: itself', coded('red')],
      ['is-a: below', coded('ruby')],
      ['is-a: beside', coded('blue'), outside],
    ],
    filter('concept', 'is-a', 'red'),
  );
  errorTable(
    [
      ['descendent-of: itself', coded('red'), outside],
      ['descendent-of: below', coded('pink')],
    ],
    filter('concept', 'descendent-of', 'red'),
  );
  errorTable(
    [
      ['is-not-a: below', coded('pink'), outside],
      ['is-not-a: beside', coded('blue')],
    ],
    filter('concept', 'is-not-a', 'red'),
  );
  errorTable(
    [
      ['in a list', coded('pink')],
      ['not in a list', coded('red'), outside],
    ],
    filter('concept', 'in', 'pink,blue'),
  );
  errorTable(
    [
      ['of one included value set', coded('red')],
      ['of another', coded('blue')],
      ['of neither', coded('pink'), outside],
    ],
    setting('required', include({ valueSet: ['urn:invented:one'] }, { valueSet: ['urn:invented:two'] }), [
      system(),
      set('one', include({ system: SYSTEM, concept: [{ code: 'red' }] })),
      set('two', include({ system: SYSTEM, concept: [{ code: 'blue' }] })),
    ]),
  );
  errorTable(
    [
      ['of a system and a value set', coded('red')],
      ['of the system, not of the value set', coded('blue'), outside],
    ],
    setting('required', include({ system: SYSTEM, valueSet: ['urn:invented:one'] }), [
      system(),
      set('one', include({ system: SYSTEM, concept: [{ code: 'red' }] })),
    ]),
  );
  errorTable(
    [
      ['any case, where case does not matter', coded('RED')],
      ['a code that is not there in any case', coded('GREEN'), outside, 'Observation.code.coding[0].code code-invalid'],
    ],
    setting('required', include({ system: SYSTEM }), [system({ caseSensitive: false })]),
  );
  errorTable(
    [['value sets in a circle end', coded('red')]],
    setting('required', include({ valueSet: ['urn:invented:v'] })),
  );
});

describe('other bindings', () => {
  noteTable(
    [
      [
        'extensible: another code',
        observation({ code: { coding: [{ system: 'urn:invented:other', code: 'x' }] } }),
        'warning',
        outside,
      ],
    ],
    setting('extensible', include({ system: SYSTEM })),
  );
  noteTable(
    [
      [
        'preferred: another code',
        observation({ code: { coding: [{ system: 'urn:invented:other', code: 'x' }] } }),
        'information',
        outside,
      ],
    ],
    setting('preferred', include({ system: SYSTEM })),
  );
  errorTable(
    [['example: another code', observation({ code: { coding: [{ system: 'urn:invented:other', code: 'x' }] } })]],
    setting('example', include({ system: SYSTEM })),
  );
  const most = {
    definitions: [
      bound('extensible', 'urn:invented:v', {
        extension: [
          {
            url: 'http://hl7.org/fhir/StructureDefinition/elementdefinition-maxValueSet',
            valueCanonical: 'urn:invented:most',
          },
        ],
      }),
      set('v', include({ system: SYSTEM, concept: [{ code: 'red' }] })),
      set('most', include({ system: SYSTEM, concept: [{ code: 'red' }, { code: 'blue' }] })),
      system(),
    ],
    profiles: ['urn:invented:p'],
  };
  errorTable(
    [
      ['largest value set: within', coded('blue')],
      ['largest value set: beyond', coded('pink'), outside],
      ['largest value set: text alone', observation({ code: { text: 'x' } })],
    ],
    most,
  );
  noteTable([['a value set that is not loaded', coded('red'), 'information', 'Observation.code code-invalid']], {
    definitions: [bound('required', 'urn:invented:absent'), system()],
    profiles: ['urn:invented:p'],
  });
  noteTable(
    [['a system that is not loaded', coded('red'), 'information', 'Observation.code code-invalid']],
    setting('required', include({ system: SYSTEM }), []),
  );
  it('says of what it cannot tell that the terminology is not loaded', async () => {
    const issues = await issuesOf(coded('red'), setting('required', include({ system: SYSTEM }), []));
    expect(issues.find((issue) => issue.review !== undefined)?.review).toBe('terminology-not-loaded');
  });
  const yes: TerminologyService = {
    ...noTerminology,
    member: (url, _system, code) => ({
      answer: url !== 'urn:invented:v' ? 'cannot-tell' : code === 'red' ? 'yes' : 'no',
    }),
  };
  it.each([
    ['red', []],
    ['blue', [outside]],
  ])('asks the terminology of the run first: %s', async (code, errors) => {
    const issues = await issuesOf(coded(code), {
      ...setting('required', include({ system: SYSTEM }), []),
      terminology: yes,
    });
    expect(issues.map(written)).toEqual(errors);
  });
});
