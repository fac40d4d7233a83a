/** pack.json: what a pack is called, what it holds and what it works with. */

import { isCompatible } from './compatible.js';
import type { Manifest } from './contract.js';
import { placeIn, readDocument } from './document.js';
import type { Door } from './door.js';
import { PackError } from './faults.js';

/**
 * @param file as messages name it
 * @param version of careconform
 * @throws PackError where the manifest is wrong, or the pack is for other versions
 */
export function readManifest(file: string, text: string, door: Door, version: string): Manifest {
  const refuse = `The pack of ${file} is not taken:`;
  const document = readDocument(file, text);
  if ('faults' in document) throw new PackError(refuse, document.faults);
  const faults = door.schemaFaults('pack', document);
  if (faults.length > 0) throw new PackError(refuse, faults);
  const { $schema: _, ...manifest } = document.value as Manifest & { $schema?: string };
  const { careconform: range = '*' } = manifest;
  if (isCompatible(version, range)) return manifest;
  const message = `the pack works with careconform ${range}, and this is ${version}. Take another version of one of them.`;
  throw new PackError(refuse, [{ ...placeIn(file, document.lineOf, '/careconform'), message }]);
}
