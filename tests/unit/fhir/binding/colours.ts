/** An invented code system of colours, and profiles that bind to value sets of it, for the tests of bindings. */
import type { JsonObject } from '../../../../src/parse/tree.js';
import { observation } from '../check.js';
import { profile } from '../snapshot/profile.js';

export const SYSTEM = 'urn:invented:colours';
export const system = (more: JsonObject = {}): JsonObject => ({
  resourceType: 'CodeSystem',
  url: SYSTEM,
  caseSensitive: true,
  content: 'complete',
  concept: [
    {
      code: 'red',
      display: 'Red colour',
      concept: [
        { code: 'pink', display: 'Pink colour' },
        { code: 'ruby', display: 'Ruby colour' },
      ],
    },
    { code: 'blue', display: 'Blue colour', designation: [{ value: 'Azure colour' }] },
  ],
  ...more,
});
export const set = (name: string, compose: JsonObject): JsonObject => ({
  resourceType: 'ValueSet',
  url: `urn:invented:${name}`,
  compose,
});
export const include = (...parts: JsonObject[]): JsonObject => ({ include: parts });
export const bound = (strength: string, valueSet: string, more: JsonObject = {}): JsonObject =>
  profile('p', 'Observation', [{ path: 'Observation.code', binding: { strength, valueSet, ...more } }]);
export const coded = (code: string, more: JsonObject = {}): JsonObject =>
  observation({ code: { coding: [{ system: SYSTEM, code, ...more }] } });
export const setting = (strength: string, compose: JsonObject, more: JsonObject[] = [system()]) => ({
  definitions: [bound(strength, 'urn:invented:v'), set('v', compose), ...more],
  profiles: ['urn:invented:p'],
});
