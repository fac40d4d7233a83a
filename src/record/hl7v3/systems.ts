import type { UriFact } from '../facts.js';
import type { Walk } from './walk.js';

const OID = /^[0-2](?:\.\d{1,20}){1,30}$/;

/** An OID as a URN; anything else as it is. */
export function systemOf(root: string): string {
  return OID.test(root) ? `urn:oid:${root}` : root;
}

export function isOid(root: string): boolean {
  return OID.test(root);
}

/** Reports a system once for each use of it. */
export function noteUri(value: string, use: UriFact['use'], path: string, walk: Walk): void {
  const key = `${use} ${value}`;
  if (walk.uris.has(key)) return;
  walk.uris.add(key);
  walk.out.add({ kind: 'uri', value, use, path });
}
