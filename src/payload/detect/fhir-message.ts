import type { Json, JsonObject } from '../../parse/tree.js';

/** A message Bundle with a document Bundle among its entries, as ITK3 sends documents. Read from JSON or loosely from XML. */
export function carriesDocument(bundle: JsonObject): boolean {
  if (bundle['resourceType'] !== 'Bundle' || bundle['type'] !== 'message') return false;
  return [bundle['entry']].flat().some((entry) => {
    const resource = isObject(entry) ? entry['resource'] : undefined;
    return isObject(resource) && resource['resourceType'] === 'Bundle' && resource['type'] === 'document';
  });
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
