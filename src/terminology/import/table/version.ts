/** The version of a table, which its name, its header or a column of it says. */
import type { TableLayout } from './layout.js';

/** @returns empty where neither says it */
export function versionInName(
  name: string,
  header: readonly string[],
  { versionIn, versionJoin = '' }: Pick<TableLayout, 'versionIn' | 'versionJoin'>,
): string {
  if (versionIn === undefined) return '';
  const pattern = new RegExp(versionIn, 'iu');
  const match = pattern.exec(name) ?? pattern.exec(header.join('\t'));
  return (match?.slice(1) ?? []).filter((part) => part !== undefined).join(versionJoin);
}

/** The latest of versions such as 2.8 and 2.77, or 20260401; empty where there is none. */
export function latestOf(versions: Iterable<string>): string {
  let latest = '';
  for (const version of versions) if (latest === '' || isLater(version, latest)) latest = version;
  return latest;
}

function isLater(one: string, other: string): boolean {
  const [a, b] = [one.split(/[.-]/), other.split(/[.-]/)];
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const [left = '', right = ''] = [a[at], b[at]];
    if (left === right) continue;
    const [x, y] = [Number(left), Number(right)];
    return Number.isNaN(x) || Number.isNaN(y) ? left > right : x > y;
  }
  return false;
}
