import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type AssignedProfiles, assignBy } from '../../../src/run/assigned.js';

const CODES = new URL('../../../standards/fhir-api/codes/', import.meta.url);
const read = <T>(name: string): T => JSON.parse(readFileSync(new URL(`${name}.json`, CODES), 'utf8')) as T;
const profiles = read<AssignedProfiles>('assigned-profiles');
const authorities = read<string[]>('national-profiles');

describe('the profiles that the catalogue assigns', () => {
  const ask = (generation: 'fhir-r4' | 'fhir-stu3', type: string, ...declared: string[]) =>
    assignBy(profiles, authorities, generation)?.(type, declared);

  it('are those of the generation, by the type of the resource', () => {
    expect(ask('fhir-r4', 'Patient')).toEqual(['https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient']);
    expect(ask('fhir-stu3', 'Patient')).toEqual([
      'https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Patient-1',
    ]);
  });

  it('are taken beside a profile of no nation, and not beside a national one', () => {
    expect(ask('fhir-r4', 'Patient', 'http://hl7.org/fhir/StructureDefinition/Patient')).toHaveLength(1);
    expect(ask('fhir-r4', 'Patient', 'https://fhir.nhs.uk/StructureDefinition/Invented')).toEqual([]);
  });

  it('are none in a generation without national profiles', () => {
    expect(assignBy(profiles, authorities, 'fhir-r5')).toBeUndefined();
  });

  it('all stand at an address that counts as national, so that naming them is enough', () => {
    const all = Object.values(profiles).flat();
    expect(all.length).toBeGreaterThan(0);
    expect(all.filter((url) => !authorities.some((start) => url.startsWith(start)))).toEqual([]);
  });
});
