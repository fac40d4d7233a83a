import type { JsonObject } from '../../parse/tree.js';
import type { FhirVersion } from '../contract.js';
import { isObject, textOf, textsOf } from '../definitions/json-members.js';
import { shortVersion } from '../definitions/structure-from.js';
import type { PackageFile } from './archive.js';

/** What a package says of itself (FHIR NPM package specification, package.json). */
export interface PackageManifest {
  id: string;
  version: string;
  fhirVersion?: FhirVersion;
  /** Package id → version */
  dependencies: Record<string, string>;
}

/**
 * Reads the package.json of a package's files.
 * @returns undefined where there is none, or none that can be read
 */
export function manifestOf(files: readonly PackageFile[]): PackageManifest | undefined {
  const file = files.find(({ name }) => name === 'package.json');
  if (!file) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(file.bytes));
  } catch {
    return undefined;
  }
  return isObject(json as JsonObject) ? fromJson(json as JsonObject) : undefined;
}

function fromJson(json: JsonObject): PackageManifest | undefined {
  const id = textOf(json, 'name');
  const version = textOf(json, 'version');
  if (!id || !version) return undefined;
  const manifest: PackageManifest = { id, version, dependencies: {} };
  const stated = textsOf(json, 'fhirVersions')[0] ?? textsOf(json, 'fhir-version-list')[0];
  const fhirVersion = shortVersion(stated ?? coreVersion(json));
  if (fhirVersion) manifest.fhirVersion = fhirVersion;
  const dependencies = json['dependencies'];
  if (isObject(dependencies)) {
    for (const [name, value] of Object.entries(dependencies))
      if (typeof value === 'string') manifest.dependencies[name] = value;
  }
  return manifest;
}

/** A package that does not name its FHIR version tells it by the core package that it depends on. */
function coreVersion(json: JsonObject): string | undefined {
  const dependencies = json['dependencies'];
  if (!isObject(dependencies)) return undefined;
  const name = Object.keys(dependencies).find((each) => /^hl7\.fhir\.(r\d\w*|core)/.test(each));
  const version = name && dependencies[name];
  return typeof version === 'string' ? version : undefined;
}

export function isCorePackage(id: string): boolean {
  return /^hl7\.fhir\.(r\d\w*\.(core|examples|expansions|elements)|core)$/.test(id);
}
