import { describe, expect, it } from 'vitest';
import { createNaming } from '../../../src/record/naming.js';
import { NAMES } from './records.js';

const naming = createNaming(NAMES);

describe('systems by URI', () => {
  it.each([
    ['https://fhir.nhs.uk/Id/nhs-number', 'fhir-r4', 'nhs-number', false],
    ['http://fhir.nhs.net/Id/nhs-number', 'fhir-r4', 'nhs-number', true],
    ['http://fhir.nhs.net/Id/nhs-number', 'fhir-dstu2', 'nhs-number', false],
    ['https://fhir.nhs.uk/id/NHS-number', 'fhir-r4', 'nhs-number', true],
    ['http://snomed.info/sct', 'fhir-stu3', 'snomed-ct', false],
    ['http://snomed.info/sct/83821000000107/version/20260415', 'fhir-r4', 'snomed-ct', false],
    ['http://snomed.info/sct/', 'fhir-r4', 'snomed-ct', true],
    ['https://dmd.nhs.uk/', 'fhir-r4', 'dmd', true],
    ['2.16.840.1.113883.6.96', 'cda', 'snomed-ct', false],
    ['urn:oid:2.16.840.1.113883.2.1.3.2.4.15', 'hl7v3', 'snomed-ct', false],
    ['urn:oid:2.16.840.1.113883.2.1.4.1', 'fhir-r4', 'nhs-number', true],
  ] as const)('%s in %s is %s', (uri, generation, key, variant) => {
    expect(naming.system(uri, generation)).toMatchObject({ key, variant });
  });

  it.each(['http://example.org', '', 'constructor', 'http://snomed.info/sct/abc'])('does not know %j', (uri) => {
    expect(naming.system(uri, 'fhir-r4')).toBeUndefined();
  });

  it('says what an OID says of verification', () => {
    expect(naming.system('2.16.840.1.113883.2.1.3.2.4.18.23', 'cda')?.verification).toBe('unverified');
    expect(naming.system('https://fhir.nhs.uk/Id/nhs-number', 'fhir-r4')?.verification).toBeUndefined();
  });
});

describe('systems by HL7 v2 authority and by EDIFACT qualifier', () => {
  it('takes an authority with any type and a type with any authority', () => {
    expect(naming.hl7v2('NHS', '')?.key).toBe('nhs-number');
    expect(naming.hl7v2('NHS', 'PI')?.key).toBe('nhs-number');
    expect(naming.hl7v2('RZZ', 'NH')?.key).toBe('nhs-number');
    expect(naming.hl7v2('RZZ', 'MR')).toBeUndefined();
  });

  it('keeps identifier systems and code systems apart', () => {
    expect(naming.hl7v2('SCT', '', 'code-system')?.key).toBe('snomed-ct');
    expect(naming.hl7v2('SCT', '')).toBeUndefined();
  });

  it('knows qualifiers', () => {
    expect(naming.edifact('921')?.key).toBe('snomed-ct');
    expect(naming.edifact('999')).toBeUndefined();
  });
});
