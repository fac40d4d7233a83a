/** URIs that are no secret: those that the catalogue names and those of the bodies that publish the standards. */
import type { Catalogue, NamedSystem } from '../catalogue/types.js';

/** Publishers of standards: what stands on their hosts is a public name, not a value of a payload. */
const PUBLISHERS =
  /^(https?:\/\/((hl7|terminology\.hl7|snomed|loinc|unitsofmeasure|dicom\.nema|who|id\.who)\.(org|info|int)|(fhir|digital)\.nhs\.uk|fhir\.hl7\.org\.uk|fhir\.nhs\.net|dmd\.nhs\.uk|read\.info|snomed\.info)(?=[/?#|]|$)|urn:(oid:[\d.]{1,120}$|ietf:|iso:))/i;

export function knownUris(catalogue: Catalogue): (uri: string) => boolean {
  const named = new Set<string>();
  for (const { canonical, accepted } of (catalogue.codes['identifiers/naming'] as NamedSystem[] | undefined) ?? []) {
    for (const uri of Object.values(canonical)) named.add(uri);
    for (const uri of accepted) named.add(uri);
  }
  return (uri) => named.has(uri) || (PUBLISHERS.test(uri) && !/\d{10}/.test(uri));
}
