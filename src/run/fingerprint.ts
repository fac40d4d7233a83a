/**
 * A finding's fingerprint: the same after lines move, members are re-ordered or text is re-formatted. It is made of the rule,
 * the payload's name, the path without indices and a number among equals; no value of the payload goes into it, because an
 * NHS number can be guessed back from a hash.
 */
export function createFingerprints(): (rule: string, payload: string, path: string) => string {
  const seen = new Map<string, number>();
  return (rule, payload, path) => {
    const key = `${rule}\n${payload}\n${path.replace(/\[\d+\]/g, '')}`;
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return hash64(`${key}\n${nth}`);
  };
}

/** Two 32-bit FNV-1a passes with different starts, as sixteen hexadecimal digits. Not for secrets. */
export function hash64(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x01234567;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ (unit + at), 0x01000193);
  }
  return [a, b].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
}
