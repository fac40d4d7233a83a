/** A checksum that finds damage, not malice. Source: Adler-32 (RFC 1950 §8.2). */
export function checksum(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (let at = 0; at < bytes.length; ) {
    // 3800 sums stay below 2^32 before they must be reduced.
    const end = Math.min(at + 3800, bytes.length);
    for (; at < end; at += 1) {
      a += bytes[at]!;
      b += a;
    }
    a %= 65521;
    b %= 65521;
  }
  return b * 65536 + a;
}
