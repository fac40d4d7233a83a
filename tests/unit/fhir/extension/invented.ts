/** Invented extensions, and their definitions. */
import type { JsonObject } from '../../../../src/parse/tree.js';
import { profile } from '../snapshot/profile.js';

export const ext = (name: string, more: JsonObject = {}): JsonObject => ({ url: `urn:invented:${name}`, ...more });
export const define = (
  name: string,
  context: JsonObject[],
  element: JsonObject[] = [],
  more: JsonObject = {},
): JsonObject =>
  profile(
    name,
    'Extension',
    [{ path: 'Extension' }, { path: 'Extension.url', fixedUri: `urn:invented:${name}` }, ...element],
    { kind: 'complex-type', context, ...more },
  );
export const on = (expression: string, type = 'element'): JsonObject[] => [{ type, expression }];
export const simple = (type: string): JsonObject[] => [
  { path: 'Extension.extension', max: '0' },
  { path: 'Extension.value[x]', min: 1, type: [{ code: type }] },
];
