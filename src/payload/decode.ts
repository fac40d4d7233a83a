/** Bytes to text: byte order marks, UTF-16, the encoding that XML declares, and windows-1252 where the bytes are no UTF-8. */
export interface DecodedText {
  text: string;
  /** A name that TextDecoder knows */
  encoding: string;
  /** What a user would want to know of it */
  note?: string;
}

/**
 * Decodes a whole payload; it never fails.
 * Rules: WHATWG Encoding for byte order marks, XML 1.0 appendix F for bytes without one.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const { encoding, note, skip } = guessEncoding(bytes);
  const body = skip > 0 ? bytes.subarray(skip) : bytes;
  if (encoding !== 'utf-8') return withNote({ text: new TextDecoder(encoding).decode(body), encoding }, note);
  try {
    return withNote({ text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body), encoding }, note);
  } catch {
    const text = new TextDecoder('windows-1252').decode(body);
    return { text, encoding: 'windows-1252', note: 'Not UTF-8; read as windows-1252.' };
  }
}

/** Guesses the encoding of the first bytes of a file, for one that is read in pieces. `skip` is the length of its mark. */
export function guessEncoding(bytes: Uint8Array): { encoding: string; skip: number; note?: string } {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf)
    return { encoding: 'utf-8', skip: 3, note: 'Starts with a byte order mark.' };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', skip: 2, note: 'Written in UTF-16.' };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', skip: 2, note: 'Written in UTF-16.' };
  if (a && b === 0 && c && d === 0)
    return { encoding: 'utf-16le', skip: 0, note: 'Written in UTF-16 without a byte order mark.' };
  if (a === 0 && b && c === 0 && d)
    return { encoding: 'utf-16be', skip: 0, note: 'Written in UTF-16 without a byte order mark.' };
  return { skip: 0, ...declaredEncoding(bytes) };
}

function declaredEncoding(bytes: Uint8Array): { encoding: string; note?: string } {
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, 200));
  const declared = /^\s{0,20}<\?xml[^>]{1,100}?encoding\s{0,5}=\s{0,5}["']([A-Za-z0-9._-]{1,40})["']/.exec(start)?.[1];
  if (declared === undefined || /^(?:utf-?8|utf-?16|us-ascii)/i.test(declared)) return { encoding: 'utf-8' };
  try {
    return {
      encoding: new TextDecoder(declared).encoding,
      note: `Written in ${declared.toLowerCase()}, as its XML declaration says.`,
    };
  } catch {
    return { encoding: 'utf-8', note: 'The XML declaration names an encoding that is not known; read as UTF-8.' };
  }
}

/** Tells files that are no text: pictures, PDF, office documents, programs. UTF-16 text is no such file. */
export function isBinary(bytes: Uint8Array): boolean {
  if (guessEncoding(bytes).encoding.startsWith('utf-16')) return false;
  const start = bytes.subarray(0, 4096);
  if (start.includes(0)) return true;
  const magic = new TextDecoder('windows-1252').decode(start.subarray(0, 8));
  return (
    /^(?:%PDF-|\x89PNG|GIF8|\xff\xd8\xff|PK\x03\x04|\x1f\x8b|\x7fELF|BM.{4}|\xd0\xcf\x11\xe0|MZ)/s.test(magic) &&
    hasControls(start)
  );
}

function hasControls(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) || bytes[0] === 0x25;
}

function withNote(decoded: DecodedText, note: string | undefined): DecodedText {
  return note === undefined ? decoded : { ...decoded, note };
}
