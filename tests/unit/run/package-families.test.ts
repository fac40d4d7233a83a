import { expect, it } from 'vitest';
import type { Definitions } from '../../../src/fhir/definitions/compiled.js';
import { familiesOf } from '../../../src/run/package-families.js';

const definitions = (...urls: string[]): Definitions => ({
  structure: () => undefined,
  valueSet: () => undefined,
  codeSystem: () => undefined,
  resource: () => undefined,
  structureUrls: () => urls,
});

it.each([
  ['profiles', 'https://a.invalid/StructureDefinition/Core-Patient', 'https://a.invalid/StructureDefinition/Core-'],
  [
    'extensions',
    'https://a.invalid/StructureDefinition/Extension-Core-Age',
    'https://a.invalid/StructureDefinition/Extension-Core-',
  ],
  ['a name of one word', 'https://a.invalid/StructureDefinition/Flag', 'https://a.invalid/StructureDefinition/Flag'],
])('a package holds its family whole: %s', (_what, url, family) => {
  expect(familiesOf([definitions(url)])).toEqual([family]);
});

it("leaves HL7's own and what is no definition's address out, and says each once", () => {
  const urls = [
    'http://hl7.org/fhir/StructureDefinition/patient-x',
    'urn:x',
    'https://a.invalid/StructureDefinition/B-c',
  ];
  expect(familiesOf([definitions(...urls), definitions(...urls)])).toEqual([
    'https://a.invalid/StructureDefinition/B-',
  ]);
});
