/** URIs that are no secret: those that the catalogue names and those of the bodies that publish the standards. */
import type { Catalogue, NamedSystem } from '../catalogue/types.js';

/** Hosts of bodies that publish standards. */
const HOST =
  /^https?:\/\/((?:[a-z]{1,20}\.){0,2}(?:hl7|snomed|loinc|unitsofmeasure|nema|who)\.(?:org|info|int)|(?:fhir|digital)\.nhs\.uk|fhir\.hl7\.org\.uk|fhir\.nhs\.net|dmd\.nhs\.uk|read\.info)(?=[/|]|$)/i;

/** Folders under which those bodies name things; FHIR's own kinds of definition end in one of the words. */
const FOLDER =
  /^(?:fhir|stu3|dstu2|r[45]b?|[1-9]\.[0-9]|id|ig|sid|uk|us|uv|core|ccda|cda|v2|v3|icd|dicom|[a-z]{0,20}(?:definition|set|system|map|parameter|statement|guide))$/i;

const NAME = /^[a-z0-9][a-z0-9._-]{0,99}$/i;
const VERSION = /^\d[\d.]{0,20}$/;
const OID = /^urn:(?:oid:[0-2](?:\.\d{1,9}){1,30}|(?:ietf|iso):[a-z0-9:._-]{1,40})$/i;
const MANY_DIGITS = /\d{8}/;

/** More of a path, a query or a fragment may be a value of a payload, and so may a long run of digits. */
function isPublished(uri: string): boolean {
  const host = HOST.exec(uri);
  if (!host) return OID.test(uri) && !MANY_DIGITS.test(uri);
  const [path = '', version = '1', ...more] = uri.slice(host[0].length).split('|');
  const [, ...folders] = path.split('/');
  const last = folders.pop() ?? '';
  if (more.length > 0 || !VERSION.test(version) || MANY_DIGITS.test(last)) return false;
  return folders.every((folder) => FOLDER.test(folder)) && (last === '' || NAME.test(last));
}

/** Whether a URI may be shown whole: one that the catalogue names, or of a form in which publishers name things. */
export function knownUris(catalogue: Catalogue): (uri: string) => boolean {
  const named = new Set<string>();
  for (const { canonical, accepted } of (catalogue.codes['identifiers/naming'] as NamedSystem[] | undefined) ?? []) {
    for (const uri of Object.values(canonical)) named.add(uri);
    for (const uri of accepted) named.add(uri);
  }
  return (uri) => named.has(uri) || isPublished(uri);
}
