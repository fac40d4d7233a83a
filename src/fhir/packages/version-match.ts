import { compareVersions } from '../definitions/canonical.js';

/**
 * Whether a package's version is one that is asked for: the same, one that fits `1.2.x` or `1.2`, or any for `latest`.
 * (FHIR package specification: dependencies name exact versions, or a patch wildcard.)
 */
export function satisfies(asked: string, has: string): boolean {
  if (asked === has || asked === 'latest' || asked === '*') return true;
  const stem = asked.replace(/(\.[xX*])+$/, '');
  const isPartial = stem !== asked || /^\d+\.\d+$/.test(asked);
  return isPartial && (has === stem || has.startsWith(`${stem}.`));
}

/** The newest of the versions that fits, or undefined. */
export function newest(asked: string, versions: readonly string[]): string | undefined {
  return versions
    .filter((version) => satisfies(asked, version))
    .sort(compareVersions)
    .at(-1);
}
