/** A repository of exports, as a supplier has one, and what people do to such files that changes nothing in them. */
import { rmSync } from 'node:fs';
import { folder } from './careconform.js';

const made: string[] = [];

/** A folder of files that `removeProjects` takes away. */
export function project(files: Record<string, string>): string {
  const root = folder(files);
  made.push(root);
  return root;
}

export function removeProjects(): void {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true });
}

const family = (i: number): string => `Testcase${String.fromCharCode(65 + (i % 26))}`;

/** NHS numbers of the 999 range with their check digits (NHS Data Dictionary, NHS NUMBER). */
export function nhsNumber(i: number): string {
  for (let serial = 1000 + i * 7; ; serial += 1) {
    const nine = `9990${String(serial).padStart(5, '0')}`;
    const sum = [...nine].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check < 10) return `${nine}${check}`;
  }
}

export function patient(i: number, number = nhsNumber(i)): object {
  return {
    resourceType: 'Patient',
    meta: { profile: ['https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient'] },
    // Some have a fault from the beginning: no verification status.
    identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: number }],
    name: [{ use: 'official', family: family(i), given: ['Example'] }],
    gender: i % 2 ? 'female' : 'male',
    birthDate: `19${50 + (i % 40)}-02-03`,
  };
}

export const COUNT = 50;

export function repository(change: (resource: object, i: number) => string = pretty): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: COUNT }, (_, i) => [
      `exports/patient-${String(i).padStart(2, '0')}.json`,
      change(patient(i), i),
    ]),
  );
}

export const pretty = (resource: object): string => `${JSON.stringify(resource, null, 2)}\n`;

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, child]) => [name, reversed(child)]),
  );
}

/** Each leaves every payload as it was, to a reader of JSON. */
export const HARMLESS: Record<string, (resource: object) => string> = {
  're-formatted': (resource) => JSON.stringify(resource),
  're-ordered': (resource) => pretty(reversed(resource) as object),
  'moved down by empty lines': (resource) => `\n\n\n${JSON.stringify(resource, null, 8)}`,
  'with the line ends of Windows': (resource) => pretty(resource).replaceAll('\n', '\r\n'),
};
