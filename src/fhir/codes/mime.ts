/**
 * MIME types (BCP 13, RFC 6838 §4.2), and the short forms that FHIR servers take for formats. BCP 13 registers types, subtypes
 * and names of parameters; what a parameter may hold is left to each registration (§4.3), so any printable text will do.
 */
const NAME = /^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}$/;
const TOKEN = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;
const VALUE = /^[^\u0000-\u001f\u007f]+$/;
const TOP = new Set([
  'application',
  'audio',
  'chemical',
  'example',
  'font',
  'haptics',
  'image',
  'message',
  'model',
  'multipart',
  'text',
  'video',
]);
const SHORT = new Set(['xml', 'json', 'ttl', 'html', 'text']);

/**
 * Is the text a MIME type?
 * @param text as text/plain; charset=utf-8
 */
export function isMimeType(text: string): boolean {
  if (SHORT.has(text)) return true;
  const [type = '', ...parameters] = text.split(';');
  const slash = type.indexOf('/');
  if (slash < 0) return false;
  const top = type.slice(0, slash).toLowerCase();
  const known = TOP.has(top) || top.startsWith('x-');
  return known && NAME.test(top) && NAME.test(type.slice(slash + 1).trimEnd()) && parameters.every(isParameter);
}

function isParameter(text: string): boolean {
  const equals = text.indexOf('=');
  return equals >= 0 && TOKEN.test(text.slice(0, equals).trim()) && VALUE.test(text.slice(equals + 1).trim());
}
