/** Device: its UDI is an element string (DSTU2 `udi`, STU3 `udi`, R4 and later `udiCarrier`). */
import { barcode } from '../barcodes.js';
import { itemsIn, textIn } from '../json.js';
import type { ResourceNode } from './node.js';
import type { Walk } from './walk.js';

export function readDevice(node: ResourceNode, walk: Walk): void {
  const { resource, path } = node;
  const udi = textIn(resource['udi']);
  if (udi !== undefined) walk.out.add(barcode(udi, 'element-string', `${path}.udi`));
  for (const name of ['udi', 'udiCarrier']) {
    for (const { value, path: at } of itemsIn(resource[name], `${path}.${name}`)) {
      const carrier = textIn(value['carrierHRF']);
      if (carrier !== undefined) walk.out.add(barcode(carrier, 'element-string', `${at}.carrierHRF`));
      const identifier = textIn(value['deviceIdentifier']);
      const issuer = textIn(value['issuer']) ?? textIn(value['jurisdiction']) ?? '';
      if (identifier !== undefined && issuer.includes('gs1')) {
        walk.out.add(barcode(identifier, 'GTIN', `${at}.deviceIdentifier`));
      }
    }
  }
}
