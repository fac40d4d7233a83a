import { describe, expect, it } from 'vitest';
import { nearMiss } from '../../../src/checks/near-miss.js';
import { distanceWithin, isOneSlip } from '../../../src/checks/one-slip.js';
import { ask } from './asking.js';

const LIST = {
  bases: {
    'https://fhir.nhs.uk/Id/': ['nhs-number', 'ods-organization-code'],
    'https://fhir.hl7.org.uk/Id/': ['gmc-number'],
    'https://fhir.hl7.org.uk/STU3/CodeSystem/': ['CareConnect-EthnicCategory-1'],
    'https://fhir.hl7.org.uk/STU3/ValueSet/': ['CareConnect-Gender-1'],
    'http://snomed.info/': ['sct'],
    'https://': ['dmd.nhs.uk'],
    'http://hl7.org/fhir/v3/': ['ActCode'],
  },
  national: ['fhir.nhs.uk', 'fhir.hl7.org.uk'],
  open: ['http://hl7.org/fhir/'],
};
const meant = (value: string) =>
  ask(nearMiss, { value }, { field: 'value', list: 'a/list' }, { codes: { 'a/list': LIST } }).detail?.values?.['meant']
    ?.value;

describe('near-miss', () => {
  it.each([
    ['http://fhir.nhs.uk/Id/nhs-number', 'https://fhir.nhs.uk/Id/nhs-number'],
    ['https://fhir.nhs.uk/id/nhs-number', 'https://fhir.nhs.uk/Id/nhs-number'],
    [' https://fhir.nhs.uk/Id/nhs-number', 'https://fhir.nhs.uk/Id/nhs-number'],
    ['https://fhir.nhs.uk/Id/nhs_number', 'https://fhir.nhs.uk/Id/nhs-number'],
    ['https://fhir.nhs.uk/Id/nhs-nubmer', 'https://fhir.nhs.uk/Id/nhs-number'],
    ['https://fhir.nsh.uk/Id/nhs-number', 'https://fhir.nhs.uk/Id/nhs-number'],
    ['https://fhir.nhs.ui/Id/nhs-number', 'https://fhir.nhs.uk/Id/nhs-number'],
    ['https://fhir.hl7.org.uk/Id/nhs-number', 'https://fhir.nhs.uk/Id/nhs-number'],
    ['https://fhir.nhs.uk/Id/ods-organisation-code', 'https://fhir.nhs.uk/Id/ods-organization-code'],
    [
      'https://fhir.hl7.org.uk/CareConnect-EthnicCategory-1',
      'https://fhir.hl7.org.uk/STU3/CodeSystem/CareConnect-EthnicCategory-1',
    ],
    ['https://www.snomed.info/sct', 'http://snomed.info/sct'],
    ['http://snomed.info/sctt', 'http://snomed.info/sct'],
    ['https://dmd.nhs.uk/', 'https://dmd.nhs.uk'],
    ['https://hl7.org/fhir/v3/ActCode', 'http://hl7.org/fhir/v3/ActCode'],
  ])('%s was meant to be %s', (uri, expected) => {
    expect(meant(uri)).toBe(expected);
  });

  it.each([
    'https://fhir.nhs.uk/Id/nhs-number',
    'https://fhir.nhs.uk/Id/nhs-number|1.0',
    'https://fhir.hl7.org.uk/Id/gmp-number',
    'https://fhir.hl7.org.uk/STU3/CodeSystem/CareConnect-EthnicCategory-2',
    'https://fhir.hl7.org.uk/STU3/CodeSystem/CareConnect-Gender-1',
    'https://fhir.testhospital.example/Id/nhs-number',
    'http://hl7.org/fhir/v3/ActCodes',
    'https://codes.testhospital.example/diagnosis',
  ])('%s is itself', (uri) => {
    expect(meant(uri)).toBeUndefined();
  });

  it('takes time in proportion to a long text', () => {
    expect(meant(`https://fhir.nhs.uk/Id/${'n'.repeat(100_000)}`)).toBeUndefined();
  });
});

describe('a slip', () => {
  it.each([
    ['nhs-number', 'nhs-numbr', true],
    ['nhs-number', 'nhs-numebr', true],
    ['nhs-number', 'nhs-nunber', true],
    ['gmc-number', 'gmp-number', false],
    ['gmc-number', 'gcm-number', true],
    ['a-1', 'a-2', false],
    ['organization', 'organzaton', true],
    ['number', 'umbre', false],
    ['sct', 'sct', false],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(isOneSlip(a, b)).toBe(expected);
  });

  it.each([
    ['', 'ab', 2],
    ['kitten', 'sitting', 3],
    ['ab', 'ba', 1],
    ['abcdef', 'x', 3],
  ])('is %s to %s at a distance of %i, no more than three being told apart', (a, b, expected) => {
    expect(distanceWithin(a, b, 2)).toBe(expected);
  });
});
