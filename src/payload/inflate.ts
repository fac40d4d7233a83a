/** Gzip, read no further than a limit, so that a small file cannot fill the memory. */
import { Gunzip } from 'fflate';

const PIECE = 65_536;

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Inflates gzip; says why where it is damaged or grows beyond the limit (in bytes). */
export function inflate(bytes: Uint8Array, limit: number): Uint8Array | 'damaged' | 'too-large' {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const gunzip = new Gunzip((chunk) => {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
  });
  try {
    for (let at = 0; at < bytes.length && size <= limit; at += PIECE) {
      gunzip.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
    }
  } catch {
    return 'damaged';
  }
  if (size > limit) return 'too-large';
  return joinBytes(chunks, size);
}

/** Puts pieces together. */
export function joinBytes(
  chunks: readonly Uint8Array[],
  size = chunks.reduce((sum, chunk) => sum + chunk.length, 0),
): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
