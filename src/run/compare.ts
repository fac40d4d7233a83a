/** Two reports side by side, by fingerprint: what is new, what is mended, what is the same. */
import type { Finding, Report } from '../report/types.js';

export interface Comparison {
  added: Finding[];
  mended: Finding[];
  same: Finding[];
  /** Why the two cannot be compared without care */
  cautions: string[];
}

export function compareReports(before: Report, after: Report): Comparison {
  const old = new Set(before.findings.map(({ fingerprint }) => fingerprint));
  const now = new Set(after.findings.map(({ fingerprint }) => fingerprint));
  const cautions: string[] = [];
  if (before.catalogue.digest !== after.catalogue.digest)
    cautions.push('The two reports were made with different editions of the catalogue; rules may have changed.');
  if (!before.complete || !after.complete)
    cautions.push('A report is not complete, so findings may be missing from it.');
  if ([before, after].some(({ more }) => Object.keys(more).length > 0))
    cautions.push('A report leaves findings out above its limit; make both with --max-findings 0 to compare them all.');
  return {
    added: after.findings.filter(({ fingerprint }) => !old.has(fingerprint)),
    mended: before.findings.filter(({ fingerprint }) => !now.has(fingerprint)),
    same: after.findings.filter(({ fingerprint }) => old.has(fingerprint)),
    cautions,
  };
}
