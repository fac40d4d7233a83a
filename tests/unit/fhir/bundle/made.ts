/** Bundles and entries that tests make. */
import type { JsonObject } from '../../../../src/parse/tree.js';

export const uuid = (n: number): string => `urn:uuid:00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const entry = (fullUrl: string, resource: JsonObject, more: JsonObject = {}): JsonObject => ({
  fullUrl,
  resource,
  ...more,
});
export const bundle = (type: string, list: JsonObject[], more: JsonObject = {}): JsonObject => ({
  resourceType: 'Bundle',
  type,
  entry: list,
  ...more,
});
