import type { Assets, FhirVersion } from '../contract.js';
import { makeSnapshots } from '../snapshot/snapshots.js';
import { byCanonical, compiledDefinitions, type Definitions } from './compiled.js';
import { globalProfiles } from './globals-from.js';
import type { CodeSystemDef, DefinitionStore } from './types.js';

const TYPE_BASE = 'http://hl7.org/fhir/StructureDefinition/';

/** What standards/definitions/manifest.json says of the compiled files. */
export interface Manifest {
  versions: { fhirVersion: FhirVersion; structures: string; terms: string }[];
}

/** The store of a FHIR version's core definitions; packages are laid over it. */
export interface CoreStore extends DefinitionStore {
  readonly definitions: readonly Definitions[];
}

/**
 * Opens the core definitions of a FHIR version. A version that is not compiled in gets the nearest earlier one, or the first.
 * @param version FHIR version of the payloads
 * @param assets reads `definitions/…`
 * @throws {Error} in our own words, where a file is missing or damaged
 */
export async function createStore(version: FhirVersion, assets: Assets): Promise<CoreStore> {
  const manifest = JSON.parse(new TextDecoder().decode(await assets.read('definitions/manifest.json'))) as Manifest;
  const entry = nearest(version, manifest);
  const [structures, terms] = await Promise.all([
    assets.read(`definitions/${entry.structures}`),
    assets.read(`definitions/${entry.terms}`),
  ]);
  return storeOf(entry.fhirVersion, [compiledDefinitions(structures, terms)]);
}

function nearest(version: FhirVersion, manifest: Manifest): Manifest['versions'][number] {
  const sorted = [...manifest.versions].sort((a, b) => Number(a.fhirVersion) - Number(b.fhirVersion));
  const found = sorted.filter((entry) => Number(entry.fhirVersion) <= Number(version)).at(-1) ?? sorted[0];
  if (!found) throw new Error('No FHIR definitions are installed. Install the product again.');
  return found;
}

/**
 * A store over several sources. The first source that has a URL answers, so the core comes first.
 * @param version the FHIR version that they are of
 */
function storeOf(version: FhirVersion, definitions: readonly Definitions[]): CoreStore {
  const first = <T>(ask: (each: Definitions) => T | undefined): T | undefined => {
    for (const each of definitions) {
      const found = ask(each);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const snapshots = makeSnapshots();
  const store: CoreStore = {
    version,
    definitions,
    globals: globalProfiles(definitions.flatMap((each) => each.globals?.() ?? [])),
    structure: (url) =>
      snapshots.of(
        first((each) => byCanonical(each.structure, url)),
        store,
      ),
    type: (name) => store.structure(TYPE_BASE + name),
    problem: (url) =>
      snapshots.problem(
        first((each) => byCanonical(each.structure, url)),
        store,
      ),
    setNames: (system, code) => definitions.flatMap((each) => each.setNames?.().get(`${system}|${code}`) ?? []),
    valueSet: (url) => first((each) => byCanonical(each.valueSet, url)),
    codeSystem: (url) =>
      first((each) => whole(byCanonical(each.codeSystem, url))) ?? first((each) => byCanonical(each.codeSystem, url)),
    resource: (url) => first((each) => byCanonical(each.resource, url)),
  };
  return store;
}

/** A code system that only stands for one held elsewhere must not hide it. */
function whole(system: CodeSystemDef | undefined): CodeSystemDef | undefined {
  return system?.content === 'complete' ? system : undefined;
}

/** Lays packages over a store. Core definitions come first; of packages, the one given first. */
export function layer(core: CoreStore, ...packages: Definitions[]): CoreStore {
  return storeOf(core.version, [...core.definitions, ...packages]);
}
