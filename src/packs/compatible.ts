/** Whether a version of careconform is in the range that a pack says: `^0.1.0`, `~1.2.0`, `>=0.1.0 <2.0.0`, `1.2.3` or `*`. */

type Version = readonly [number, number, number];

/** The form of a range, for the schema of pack.json and for `definePack`. */
export const RANGE = /^(?:\*|(?:(?:\^|~|>=|<)?\d{1,6}\.\d{1,6}\.\d{1,6})(?: (?:>=|<)\d{1,6}\.\d{1,6}\.\d{1,6})?)$/;

/** As semantic versioning has it: below 1.0.0 each minor version may break what was before. */
export function isCompatible(version: string, range: string): boolean {
  const own = parts(version);
  return range.split(' ').every((one) => {
    const [, sign = '', text = ''] = /^(\^|~|>=|<)?(.*)$/.exec(one)!;
    if (text === '*') return true;
    const asked = parts(text);
    const order = compare(own, asked);
    if (sign === '<') return order < 0;
    if (sign === '>=') return order >= 0;
    if (sign === '') return order === 0;
    return order >= 0 && compare(own, end(sign, asked)) < 0;
  });
}

function end(sign: string, [major, minor, patch]: Version): Version {
  if (sign === '~') return [major, minor + 1, 0];
  if (major > 0) return [major + 1, 0, 0];
  return minor > 0 ? [0, minor + 1, 0] : [0, 0, patch + 1];
}

function parts(text: string): Version {
  const [major = 0, minor = 0, patch = 0] = text.split('-')[0]!.split('.').map(Number);
  return [major, minor, patch];
}

function compare(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
