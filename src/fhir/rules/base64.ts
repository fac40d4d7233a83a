/** Base64 as an attachment must hold it: FHIR R4 base64Binary, RFC 4648 §4, without white space. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const IN_ALPHABET = new Uint8Array(128);
for (let i = 0; i < ALPHABET.length; i++) IN_ALPHABET[ALPHABET.charCodeAt(i)] = 1;

/** Whole groups of four characters of the alphabet, padded at the end alone. */
export function isBase64(text: string): boolean {
  if (text.length % 4 !== 0) return false;
  const end = text.length - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0);
  for (let i = 0; i < end; i++) if (IN_ALPHABET[text.charCodeAt(i)] !== 1) return false;
  return true;
}
