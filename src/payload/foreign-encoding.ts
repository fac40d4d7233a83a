/** FHIR is always written in UTF-8 (FHIR R4 §2.6.1, §2.6.2): what a document is written in, or says that it is, instead. */

const DECLARED = /^\s{0,20}<\?xml[^>]{1,100}?encoding\s{0,5}=\s{0,5}["']([A-Za-z0-9._-]{1,40})["']/;
/** ASCII is a part of UTF-8 */
const FITTING = /^(?:utf-?8|us-ascii)$/i;

/**
 * @param text the whole document
 * @param read the encoding in which its bytes were read
 * @returns 'said' where only the XML declaration names another encoding than UTF-8, 'used' where the bytes are in one
 */
export function foreignEncoding(text: string, read: string | undefined): 'said' | 'used' | undefined {
  if (read !== undefined && !FITTING.test(read)) return 'used';
  const declared = DECLARED.exec(text.slice(0, 200))?.[1];
  return declared === undefined || FITTING.test(declared) ? undefined : 'said';
}
