import { readFile } from 'node:fs/promises';
import type { Assets, FhirVersion } from '../../../src/fhir/contract.js';
import { type CoreStore, createStore } from '../../../src/fhir/definitions/store.js';

const standards = new URL('../../../standards/', import.meta.url);

export const assets: Assets = { read: (name) => readFile(new URL(name, standards)) };

const stores = new Map<FhirVersion, Promise<CoreStore>>();

/** The core definitions, opened once for a test file. */
export function coreStore(version: FhirVersion): Promise<CoreStore> {
  const found = stores.get(version) ?? createStore(version, assets);
  stores.set(version, found);
  return found;
}
