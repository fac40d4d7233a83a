/** UUIDs that are the same at each writing, so that a template can be compared with an earlier one. */

/** FNV-1a over UTF-16 units, 32 bits. */
function hash(text: string, start: number): number {
  let value = start;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}

/**
 * A UUID in the form of version 4 (RFC 4122, 4.4), made from a name instead of chance.
 * @param name what the UUID stands for
 */
export function stableUuid(name: string): string {
  const words = [0x811c9dc5, 0x1b873593, 0x85ebca6b, 0xc2b2ae35].map((start) => hash(name, start));
  const hex = words.map((word) => word.toString(16).padStart(8, '0')).join('');
  const variant = '89ab'[Number.parseInt(hex[16]!, 16) & 3]!;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
