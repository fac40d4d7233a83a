/** Parts of a canonical reference: url|version#fragment. */
export interface Canonical {
  url: string;
  version?: string;
  fragment?: string;
}

export function parseCanonical(text: string): Canonical {
  const hash = text.indexOf('#', 1);
  const whole = hash > 0 ? text.slice(0, hash) : text;
  const bar = whole.indexOf('|');
  return {
    url: bar < 0 ? whole : whole.slice(0, bar),
    ...(bar < 0 || bar === whole.length - 1 ? {} : { version: whole.slice(bar + 1) }),
    ...(hash > 0 ? { fragment: text.slice(hash + 1) } : {}),
  };
}

/** Whether a definition's version is the one asked for: equal, or asked for by its first parts (4.0 of 4.0.1). */
export function isVersion(asked: string, has: string | undefined): boolean {
  return has !== undefined && (has === asked || has.startsWith(`${asked}.`));
}

/** Orders versions: numbers by value, the rest as text; a pre-release stands before its release. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split(/[.+-]/), b.split(/[.+-]/)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const [x, y] = [left[i], right[i]];
    if (x === undefined || y === undefined) {
      const extra = x ?? y ?? '';
      const longer = /^\d+$/.test(extra) ? 1 : -1;
      return x === undefined ? -longer : longer;
    }
    if (x === y) continue;
    const numbers = /^\d+$/.test(x) && /^\d+$/.test(y);
    return numbers ? Number(x) - Number(y) || (x < y ? -1 : 1) : x < y ? -1 : 1;
  }
  return 0;
}
