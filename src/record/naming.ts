/** The naming table as look-ups. What each system is called stands in standards/identifiers/codes/naming.json. */
import type { NamedSystem } from '../catalogue/types.js';
import type { Generation } from '../generation.js';
import { isFhir } from '../generation.js';
import type { Naming } from './contract.js';

const OID = 'urn:oid:';
const SNOMED = 'http://snomed.info/sct';
const SNOMED_EDITION = /^http:\/\/snomed\.info\/sct\/\d{6,18}(\/version\/\d{8})?$/;

/**
 * Look-ups over a naming table.
 *
 * A URI is matched as it is written first. Only then is white space around it, the case of its letters, http in place
 * of https and a slash at its end let pass, and such a system is always a variant. Edition and version URIs of SNOMED CT
 * count as SNOMED CT (SNOMED CT URI standard, clause 2.1). An OID is found with or without `urn:oid:`.
 *
 * @param entries rows of the table; where two rows claim one name the first keeps it
 */
export function createNaming(entries: NamedSystem[]): Naming {
  const exact = new Map<string, NamedSystem>();
  const loose = new Map<string, NamedSystem>();
  const hl7v2 = { identifier: new Map<string, NamedSystem>(), 'code-system': new Map<string, NamedSystem>() };
  const edifact = new Map<string, NamedSystem>();
  for (const entry of entries) {
    for (const uri of [...Object.values(entry.canonical), ...entry.accepted]) {
      if (uri !== undefined) keep(exact, uri, entry);
    }
    for (const oid of entry.oids) keep(exact, bare(oid), entry);
    for (const name of entry.hl7v2) keep(hl7v2[entry.kind], name.includes('^') ? name : `${name}^`, entry);
    for (const qualifier of entry.edifact) keep(edifact, qualifier, entry);
  }
  for (const [uri, entry] of exact) keep(loose, loosen(uri), entry);
  return {
    system(uri, generation) {
      const name = bare(uri);
      const entry = exact.get(name) ?? exact.get(uri) ?? edition(name, exact) ?? loose.get(loosen(name));
      if (!entry) return undefined;
      const verification = entry.verification?.[name] ?? entry.verification?.[uri];
      const variant = isVariant(entry, uri, name, generation);
      return { key: entry.key, entry, variant, ...(verification === undefined ? {} : { verification }) };
    },
    hl7v2(authority, type, kind = 'identifier') {
      const names = hl7v2[kind];
      const entry =
        names.get(`${authority}^${type}`) ??
        (authority ? names.get(`${authority}^`) : undefined) ??
        (type ? names.get(`^${type}`) : undefined);
      return entry && { key: entry.key, entry };
    },
    edifact(qualifier) {
      const entry = edifact.get(qualifier);
      return entry && { key: entry.key, entry };
    },
  };
}

function keep(map: Map<string, NamedSystem>, name: string, entry: NamedSystem): void {
  if (name && !map.has(name)) map.set(name, entry);
}

function bare(uri: string): string {
  return uri.startsWith(OID) ? uri.slice(OID.length) : uri;
}

function edition(uri: string, exact: Map<string, NamedSystem>): NamedSystem | undefined {
  return uri.startsWith(`${SNOMED}/`) && SNOMED_EDITION.test(uri) ? exact.get(SNOMED) : undefined;
}

function loosen(uri: string): string {
  let name = uri.trim().toLowerCase();
  if (name.startsWith('http://')) name = `https://${name.slice(7)}`;
  return name.endsWith('/') ? name.slice(0, -1) : name;
}

/** Outside FHIR the right name is the OID; in FHIR the canonical URI of the generation, and an OID is another way of writing it. */
function isVariant(entry: NamedSystem, uri: string, name: string, generation: Generation): boolean {
  if (!isFhir(generation)) return !entry.oids.some((oid) => bare(oid) === name) && !canonicals(entry).includes(uri);
  const canonical = entry.canonical[generation] ?? entry.canonical['*'];
  if (canonical === undefined) return !canonicals(entry).includes(uri) && !entry.oids.some((oid) => bare(oid) === name);
  return uri !== canonical && !(canonical === SNOMED && SNOMED_EDITION.test(uri));
}

function canonicals(entry: NamedSystem): (string | undefined)[] {
  return Object.values(entry.canonical);
}
