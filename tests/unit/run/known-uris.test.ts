import { expect, it } from 'vitest';
import type { Catalogue } from '../../../src/catalogue/types.js';
import { knownUris } from '../../../src/run/known-uris.js';

const naming = [{ canonical: { 'fhir-r4': 'https://example.nhs.uk/Id/known' }, accepted: ['urn:x-known'] }];
const known = knownUris({ codes: { 'identifiers/naming': naming } } as unknown as Catalogue);

it.each([
  ['https://example.nhs.uk/Id/known', true],
  ['urn:x-known', true],
  ['http://hl7.org/fhir/StructureDefinition/Patient', true],
  ['http://hl7.org/fhir/StructureDefinition/Patient|4.0.1', true],
  ['http://hl7.org/fhir/3.0/StructureDefinition/extension-Patient.animal', true],
  ['https://fhir.hl7.org.uk/STU3/ValueSet/CareConnect-EthnicCategory-1', true],
  ['https://fhir.nhs.uk/Id/ods-organization-code', true],
  ['http://snomed.info/sct', true],
  ['urn:oid:2.16.840.1.113883.2.1.4.1', true],
  ['https://fhir.nhs.uk/Id/nhs-number/9990000018', false],
  ['https://fhir.nhs.uk/Id/9990000018', false],
  ['https://fhir.nhs.uk/Patient/Ann/Other', false],
  ['https://fhir.nhs.uk/Id/nhs-number?name=ann', false],
  ['https://fhir.nhs.uk/Id/nhs-number#ann', false],
  ['https://fhir.nhs.uk/Id/nhs-number|Ann', false],
  ['http://snomed.info/sct/Ann', false],
  ['https://ann@fhir.nhs.uk/Id/x', false],
  ['https://fhir.nhs.uk.example.org/Id/x', false],
  ['https://example.org/fhir/StructureDefinition/X', false],
  ['urn:oid:1.2.9990000018', false],
  ['urn:uuid:0f8fad5b-d9cb-469f-a165-70867728950e', false],
  ['Ann Other', false],
  ['', false],
])('may %s be shown whole? %s', (uri, shown) => {
  expect(known(uri)).toBe(shown);
});
