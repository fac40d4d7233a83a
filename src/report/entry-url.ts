/** Addresses of the entries of a Bundle that we write: the same report has the same ones. */
import { hex, sha256 } from './sha256.js';
import type { Report } from './types.js';

const encoder = new TextEncoder();

/**
 * A `urn:uuid:` made from the report's time and the entry's place (RFC 9562, version 8: of our own making).
 * @param kind of the Bundle
 * @param index of the entry
 */
export function entryUrl(report: Report, kind: string, index: number): string {
  const bytes = sha256(encoder.encode(`${report.run.started} ${report.catalogue.digest} ${kind} ${index}`));
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const digits = hex(bytes.subarray(0, 16));
  const parts = [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)];
  return `urn:uuid:${parts.join('-')}`;
}
