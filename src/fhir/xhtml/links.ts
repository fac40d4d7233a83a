/** Links and pictures of a narrative (HL7's validator: no active content, nothing that only another part can resolve). */
import type { XhtmlProblem } from './check.js';

export interface Link {
  element: string;
  attribute: 'href' | 'src';
  target: string;
}

const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]{0,30}):/;
const ACTIVE = new Set(['javascript', 'vbscript', 'livescript']);
const USUAL = new Set(['http', 'https', 'mailto', 'tel', 'fax', 'ftp', 'file', 'data']);
const DATA = /^data:[A-Za-z0-9.+-]+\/[A-Za-z0-9.+-]+(?:;[A-Za-z0-9.+-]+=[^;,]*)*(?:;base64)?,/;

/** RFC 3986 §2; the bar is left out, as HL7's own narratives have it in canonical URLs with a version. */
const NO_URL = /[\s"<>\\^`{}]/;

const problem = (severity: XhtmlProblem['severity'], text: string): XhtmlProblem => ({
  kind: 'link',
  severity,
  code: 'invalid',
  text,
});

/** What is wrong with a link by itself; whether #x is there is for the one who sees the whole resource. */
export function checkLink({ element, target, attribute }: Link): XhtmlProblem | undefined {
  const text = target.trim();
  if (text === '')
    return attribute === 'href' && element === 'a' ? problem('error', 'A link has an empty href.') : undefined;
  const scheme = SCHEME.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined) return undefined;
  if (ACTIVE.has(scheme)) return problem('error', 'A link runs a script; a narrative holds no active content.');
  if (scheme === 'data')
    return attribute === 'src' && DATA.test(text.slice(0, 300))
      ? undefined
      : problem('error', 'A data: address is not of the form data:type/subtype;base64,…');
  if ((scheme === 'urn' || scheme === 'cid') && attribute === 'href')
    return problem('error', 'A link is a literal reference that no browser can follow.');
  if (scheme.startsWith('http') && NO_URL.test(text))
    return problem('error', 'A link holds a character that no URL may hold. Write it in percent encoding.');
  return USUAL.has(scheme) ? undefined : problem('information', 'A link has an address of an unusual kind.');
}
