import { describe, expect, it } from 'vitest';
import { readFhirXml, toResource } from '../../../../src/fhir/xml/read.js';
import type { JsonObject } from '../../../../src/parse/tree.js';
import { coreStore } from '../core-store.js';
import { xmlTree } from './tree.js';
import { writeXml } from './write-xml.js';

const r4 = await coreStore('4.0');
const stu3 = await coreStore('3.0');
const div = '<div xmlns="http://www.w3.org/1999/xhtml"><p title="a&quot;b">1 &lt; 2 &amp; 3<br/></p></div>';

const resources: JsonObject[] = [
  {
    resourceType: 'Patient',
    id: 'p1',
    text: { status: 'generated', div },
    name: [
      {
        family: 'Invented',
        given: ['Ada', null, 'Bee'],
        _given: [null, { extension: [{ url: 'urn:x', valueCode: 'y' }] }, { id: 'g3' }],
      },
    ],
    _birthDate: { extension: [{ url: 'urn:absent', valueBoolean: true }] },
    multipleBirthInteger: 2,
  },
  {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [
      {
        resource: {
          resourceType: 'Observation',
          status: 'final',
          contained: [{ resourceType: 'Patient', active: false }],
          code: {},
          valueQuantity: { value: 5.5 },
        },
      },
    ],
  },
  {
    resourceType: 'Questionnaire',
    status: 'draft',
    item: [{ linkId: '1', type: 'group', item: [{ linkId: '1.1', type: 'string', maxLength: 3 }] }],
  },
];

const issues = (body: string, type = 'Patient') =>
  readFhirXml(xmlTree(`<${type} xmlns="http://hl7.org/fhir">${body}</${type}>`), r4).problems.map(
    ({ expression, code }) => [expression, code],
  );

describe('FHIR XML read to the shape of JSON', () => {
  it.each(resources.map((json) => [json['resourceType'], JSON.parse(JSON.stringify(json)) as JsonObject]))(
    '%s',
    (_type, json) => {
      const root = xmlTree(writeXml(json as JsonObject));
      const read = readFhirXml(root, r4);
      expect(read.resource).toEqual(json);
      expect(read.problems.filter(({ code }) => code !== 'invalid')).toEqual([]);
      expect(toResource(root, r4)).toEqual(json);
    },
  );

  it('keeps the text of a number that JavaScript would print otherwise', () => {
    const root = xmlTree(
      '<Observation xmlns="http://hl7.org/fhir"><component><valueQuantity><value value="1.50"/></valueQuantity></component></Observation>',
    );
    const read = readFhirXml(root, r4);
    expect(read.lexemes).toEqual(new Map([['Observation.component[0].valueQuantity.value', '1.50']]));
    expect(read.resource).toMatchObject({ component: [{ valueQuantity: { value: 1.5 } }] });
    expect(toResource(root, r4)).toMatchObject({ component: [{ valueQuantity: { value: '1.50' } }] });
  });

  it.each([
    ['integer', '<multipleBirthInteger value="two"/>', { multipleBirthInteger: 'two' }],
    ['boolean', '<active value="TRUE"/>', { active: 'TRUE' }],
    ['element without content', '<birthDate/>', { _birthDate: {} }],
    ['single element twice', '<gender value="male"/><gender value="female"/>', { gender: ['male', 'female'] }],
    ['unknown element', '<shoe size="7"><lace value="red"/></shoe>', { shoe: { size: '7', lace: 'red' } }],
    ['names that every object has', '<constructor value="a"/><constructor value="b"/>', { constructor: ['a', 'b'] }],
  ])('leaves a bad %s for the engine to find', (_what, body, expected) => {
    const { resource } = readFhirXml(xmlTree(`<Patient xmlns="http://hl7.org/fhir">${body}</Patient>`), r4);
    expect({ ...resource }).toEqual({ resourceType: 'Patient', ...expected });
  });

  it('knows what repeats in each version', () => {
    const root = xmlTree(
      '<Patient xmlns="http://hl7.org/fhir"><animal><species/></animal><generalPractitioner/></Patient>',
    );
    expect(toResource(root, stu3)).toEqual({
      resourceType: 'Patient',
      animal: { species: {} },
      generalPractitioner: [{}],
    });
  });

  it.each([
    ['text', '<name>Ada</name>', [['Patient.name[0]', 'structure']]],
    [
      'an attribute from elsewhere',
      '<active value="true" xmlns:x="urn:x" x:y="1"/>',
      [['Patient.active', 'structure']],
    ],
    ['another namespace', '<active xmlns="urn:x" value="true"/>', [['Patient.active', 'structure']]],
    ['wrong order', '<birthDate value="1970"/><name/><gender value="male"/>', [['Patient.name[0]', 'invalid']]],
    [
      'order of a choice',
      '<deceasedBoolean value="true"/><birthDate value="1970"/>',
      [['Patient.birthDate', 'invalid']],
    ],
    [
      'a narrative outside XHTML',
      '<text><status value="empty"/><div>x</div></text>',
      [['Patient.text.div', 'structure']],
    ],
    ['two resources in one place', '<contained><Basic/><Basic/></contained>', [['Patient.contained[0]', 'structure']]],
    ['nothing', '<id value="a"/><!-- words --><active id="x" value="true"/>', []],
  ])('finds %s', (_what, body, expected) => expect(issues(body)).toEqual(expected));

  it('finds a resource outside the namespace of FHIR', () => {
    const { problems } = readFhirXml(xmlTree('<Patient xmlns="urn:other"/>'), r4);
    expect(problems[0]).toMatchObject({ severity: 'fatal', expression: 'Patient' });
  });
});
