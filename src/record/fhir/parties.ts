/** People and organisations that a document names in its own elements. */
import type { Json } from '../../parse/tree.js';
import type { Party } from '../facts/transfer.js';
import { isPresent, itemsIn, objectIn, objectsIn, textIn } from '../json.js';
import type { ResourceNode } from './node.js';
import { targetOf } from './primary.js';

/**
 * @param value one reference or a list of them
 * @param path of the element
 */
export function readParties(value: Json | undefined, path: string, from: ResourceNode): Party[] {
  return itemsIn(value, path).map((item) => {
    const target = targetOf(item.value, from);
    if (!target) return { type: '', path: item.path, named: false, identified: false };
    return partyOf(target);
  });
}

/** Of a PractitionerRole, the practitioner in it, where there is one. */
function partyOf(node: ResourceNode): Party {
  const person = node.type === 'PractitionerRole' ? targetOf(objectIn(node.resource['practitioner']), node) : undefined;
  const told = person ?? node;
  const { resource } = told;
  const names = textIn(resource['name']) === undefined ? objectsIn(resource['name']) : [];
  return {
    type: told.type,
    path: told.path,
    named:
      isPresent(textIn(resource['name'])) || names.some((name) => isPresent(name['family']) || isPresent(name['text'])),
    identified: objectsIn(resource['identifier']).some((identifier) => isPresent(identifier['value'])),
  };
}
