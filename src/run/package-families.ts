/**
 * What loaded packages hold whole. A body has many packages at one address: loading one of them says nothing of the others'
 * names. Names of one package begin alike, as UKCore-Patient and Extension-UKCore-EthnicCategory do.
 */
import type { Definitions } from '../fhir/definitions/compiled.js';

const PLACE = '/StructureDefinition/';

/**
 * The beginnings of the packages' own profiles and extensions, to the end of the first word of the name. What a payload names
 * that begins so, and that no package has, is misspelt or withdrawn. HL7's own address is left to the engine.
 */
export function familiesOf(definitions: readonly Definitions[]): string[] {
  const found = new Set<string>();
  for (const each of definitions) for (const url of each.structureUrls()) found.add(familyOf(url));
  return [...found].filter((family) => family !== '' && !family.startsWith('http://hl7.org/fhir/'));
}

function familyOf(url: string): string {
  const place = url.indexOf(PLACE);
  if (place <= 0) return '';
  let start = place + PLACE.length;
  if (url.startsWith('Extension-', start)) start += 'Extension-'.length;
  const end = url.indexOf('-', start);
  return end < 0 ? url : url.slice(0, end + 1);
}
