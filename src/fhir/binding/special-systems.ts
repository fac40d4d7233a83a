/** Code systems that are a grammar or a list of another standard: languages, MIME types, currencies, UCUM, URIs. */
export function specialSystem(url: string): ((code: string) => boolean) | undefined {
  return SYSTEMS.get(url);
}

const LANGUAGE = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/;
const MIME = /^[A-Za-z0-9!#$&^_.+-]+\/[A-Za-z0-9!#$&^_.+-]+(?:\s*;.*)?$/;
const URI = /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/;

const SYSTEMS = new Map<string, (code: string) => boolean>([
  ['urn:ietf:bcp:47', (code) => LANGUAGE.test(code)],
  ['urn:ietf:bcp:13', (code) => MIME.test(code) || ['json', 'xml', 'ttl', 'html', 'text'].includes(code)],
  ['urn:ietf:rfc:3986', (code) => URI.test(code)],
  ['urn:iso:std:iso:4217', (code) => /^[A-Z]{3}$/.test(code)],
  ['http://unitsofmeasure.org', (code) => !/\s/.test(code)],
]);
