import { decodeBase64 } from './base64.js';
import type { JsonObject, JwtTree } from './tree.js';

/**
 * Reads a JSON web token (RFC 7519) in compact form: header and claims are decoded, the signature is never looked at.
 * Paths are `header.alg`, `claims.exp`; all stand at the place of the token.
 * @returns undefined where the text is no such token
 */
export function parseJwt(text: string): JwtTree | undefined {
  const token = text.trim();
  const parts = token.split('.');
  if (parts.length !== 3 || !/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*$/.test(token)) return undefined;
  const header = readPart(parts[0]!);
  const claims = readPart(parts[1]!);
  if (!header || !claims || typeof header['alg'] !== 'string') return undefined;
  const before = text.slice(0, text.indexOf(token));
  const line = before.split('\n').length;
  const column = before.length - before.lastIndexOf('\n');
  return {
    syntax: 'jwt',
    header,
    claims,
    locate: () => ({ line, column, endLine: line, endColumn: column + token.length }),
  };
}

function readPart(part: string): JsonObject | undefined {
  const bytes = decodeBase64(part);
  if (!bytes) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}
