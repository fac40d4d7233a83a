import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sha1 } from '../../../../src/fhir/rules/sha1.js';
import type { JsonObject } from '../../../../src/parse/tree.js';
import { errorTable, noteTable, patient } from '../check.js';

describe('identifiers', () => {
  const of = (more: JsonObject): JsonObject => patient({ identifier: [more] });
  errorTable([
    ['an absolute system', of({ system: 'https://fhir.nhs.uk/Id/invented', value: '1' })],
    ['a relative system', of({ system: 'invented', value: '1' }), 'Patient.identifier[0].system code-invalid'],
    ['a URI', of({ system: 'urn:ietf:rfc:3986', value: 'urn:uuid:00000000-0000-4000-8000-000000000001' })],
    [
      'no URI, though the system says so',
      of({ system: 'urn:ietf:rfc:3986', value: 'x' }),
      'Patient.identifier[0].value invalid',
    ],
    ['no system', of({ value: '1' })],
  ]);
  noteTable([
    [
      'a bare UUID',
      of({ system: 'urn:ietf:rfc:3986', value: '00000000-0000-4000-8000-000000000001' }),
      'warning',
      'Patient.identifier[0].value invalid',
    ],
  ]);
});

describe('search parameters', () => {
  const of = (component: number, version: '3.0' | '4.0' = '4.0'): JsonObject => ({
    resourceType: 'SearchParameter',
    url: 'https://s.invalid/SearchParameter/x',
    name: 'x',
    status: 'draft',
    description: 'x',
    code: 'x',
    base: ['Patient'],
    type: 'composite',
    component: Array.from({ length: component }, () => ({
      definition: version === '3.0' ? { display: 'x' } : 'https://s.invalid/SearchParameter/y',
      expression: 'x',
    })),
  });
  errorTable([
    ['a composite of two', of(2)],
    ['a composite of one', of(1), 'SearchParameter business-rule'],
    ['of another type', { ...of(2), type: 'token', component: [{ definition: 'urn:x', expression: 'x' }] }],
  ]);
  errorTable([['a composite of one in STU3', of(1, '3.0'), 'SearchParameter business-rule']], { version: '3.0' });
});

describe('attachments', () => {
  const of = (more: JsonObject): JsonObject => patient({ photo: [{ contentType: 'text/plain', ...more }] });
  errorTable([
    ['data', of({ data: 'aGVsbG8=' })],
    ['data and its size', of({ data: 'aGVsbG8=', size: 5 })],
    ['data and another size', of({ data: 'aGVsbG8=', size: 6 }), 'Patient.photo[0] structure'],
    ['data and its hash', of({ data: 'aGVsbG8=', hash: 'qvTGHdzF6KLavt4PO0gs2a6pQ00=' })],
    [
      'data and another hash',
      of({ data: 'aGVsbG8=', hash: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' }),
      'Patient.photo[0] structure',
    ],
    ['no base64', of({ data: '@@@@' }), 'Patient.photo[0].data structure'],
    ['data without a type', patient({ photo: [{ data: 'aGVsbG8=' }] }), 'Patient.photo[0] invariant att-1'],
    ['a size without data', of({ size: 100, url: 'https://s.invalid/x' })],
  ]);
  it.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 1000])('SHA-1 of %i bytes', (size) => {
    const bytes = Uint8Array.from({ length: size }, (_, i) => (i * 7) % 256);
    expect([...sha1(bytes)]).toEqual([...createHash('sha1').update(bytes).digest()]);
  });
});

describe('narratives', () => {
  const div = (inner: string): JsonObject =>
    patient({ text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${inner}</div>` } });
  errorTable([
    ['text', div('x')],
    ['nothing', div(' '), 'Patient.text.div invariant txt-2'],
    ['a script', div('<script>x</script>'), 'Patient.text.div invalid txt-1'],
    [
      'what does not end',
      patient({ text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>x</div>' } }),
      'Patient.text.div invalid txt-1',
    ],
    ['no namespace', patient({ text: { status: 'generated', div: '<div>x</div>' } }), 'Patient.text.div invalid txt-1'],
    [
      'a link to an element',
      patient({
        name: [{ id: 'n', family: 'Test' }],
        text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml"><a href="#n">x</a></div>' },
      }),
    ],
    ['a link to an anchor', div('<a name="a">x</a><a href="#a">y</a>')],
    ['a link to nothing', div('<a href="#a">y</a>'), 'Patient.text.div invalid'],
    ['a number in its place', patient({ text: { status: 'generated', div: 1 } }), 'Patient.text.div invalid'],
    ['none', patient({ text: { status: 'generated' } }), 'Patient.text required'],
  ]);
});

describe('resources as wholes', () => {
  errorTable([
    ['an id that is too long', patient({ id: 'x'.repeat(65) }), 'Patient.id invalid'],
    ['an id with other characters', patient({ id: 'a_b' }), 'Patient.id invalid'],
    [
      'no type, and elements of one',
      {
        resourceType: '',
        status: 'active',
        intent: 'plan',
        subject: { display: 'x' },
        activity: [{ reference: { display: 'x' } }],
      },
      'CarePlan invalid',
    ],
    ['no type, and elements of many', { id: 'x' }, 'Resource invalid'],
    ['a type with a letter more', { resourceType: 'Patients' }, 'Patient structure'],
    ['a type in another case', { resourceType: 'patient' }, 'patient structure'],
    ['an abstract type', { resourceType: 'DomainResource' }, 'Resource structure'],
    ['a datatype', { resourceType: 'HumanName', family: 'Test' }, 'Resource structure'],
    [
      'a resource in Parameters',
      { resourceType: 'Parameters', parameter: [{ name: 'x', resource: patient({ foo: 1 }) }] },
      'Parameters.parameter[0].resource structure',
    ],
    [
      'a part in Parameters',
      { resourceType: 'Parameters', parameter: [{ name: 'x', part: [{ valueString: 'x' }] }] },
      'Parameters.parameter[0].part[0] required',
    ],
    [
      'a value and a resource in Parameters',
      { resourceType: 'Parameters', parameter: [{ name: 'x', valueString: 'x', resource: patient() }] },
      'Parameters.parameter[0] invariant inv-1',
    ],
  ]);
});
