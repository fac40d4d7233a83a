/** A profile whose identifiers are sliced by their system, and what fits it. */
import type { JsonObject } from '../../../../src/parse/tree.js';
import { profile } from '../snapshot/profile.js';

const URL = 'urn:invented:p';
export const setting = (type: string, element: JsonObject[], more: JsonObject[] = []) => ({
  definitions: [profile('p', type, element), ...more],
  profiles: [URL],
});
export const slicing = (discriminator: JsonObject[], rules = 'open', ordered = false): JsonObject => ({
  slicing: { discriminator, rules, ordered },
});
export const by = (path: string, type = 'value'): JsonObject => ({ type, path });
export const identifier = (system: string, value = '1'): JsonObject => ({ system: `urn:invented:${system}`, value });

export const identifiers = (rules = 'open', ordered = false): JsonObject[] => [
  { id: 'Patient.identifier', path: 'Patient.identifier', ...slicing([by('system')], rules, ordered) },
  { id: 'Patient.identifier:a', path: 'Patient.identifier', sliceName: 'a', min: 1, max: '1' },
  { id: 'Patient.identifier:a.system', path: 'Patient.identifier.system', min: 1, fixedUri: 'urn:invented:a' },
  { id: 'Patient.identifier:a.value', path: 'Patient.identifier.value', min: 1 },
  { id: 'Patient.identifier:b', path: 'Patient.identifier', sliceName: 'b', max: '2' },
  { id: 'Patient.identifier:b.system', path: 'Patient.identifier.system', min: 1, fixedUri: 'urn:invented:b' },
];
