/** The exit status of a run, read off its report: 0 passed, 1 the gate failed, 2 not all was done, 130 interrupted. */
import type { Report } from '../report/types.js';

export const EXIT = { passed: 0, gated: 1, notDone: 2, interrupted: 130 } as const;

/** A payload that could not be parsed was still recognised as one: its finding says so. */
function recognisedNothing(report: Report): boolean {
  const found = new Set(
    report.findings.filter((finding) => finding.outcome === 'fail').map((finding) => finding.payload),
  );
  return report.payloads.every((row) => row.generation === 'unknown' && !found.has(row.id));
}

function brokeARule(report: Report): boolean {
  return report.standards.some((standard) => standard.counts.broken > 0);
}

/** Why a run counts as not done although it ended, in a sentence; undefined where it was done. */
export function notDone(report: Report, allowEmpty: boolean): string | undefined {
  if (report.errors.length > 0) return 'Some of what was asked could not be read; the report says what.';
  if (brokeARule(report)) return 'A rule itself failed; the report says which. Please report it to us.';
  if (!allowEmpty && recognisedNothing(report)) {
    return 'No payload was recognised, so nothing was checked. Name other files, say --generation, or allow it with --allow-empty.';
  }
  return undefined;
}

/** 2 wins over 1, and an interrupted run is 130 whatever it found. One that stopped at a finding has found it. */
export function exitStatus(report: Report, allowEmpty: boolean): number {
  if (report.run.stopped === 'fail-fast')
    return report.errors.length > 0 || brokeARule(report) ? EXIT.notDone : EXIT.gated;
  if (!report.complete) return EXIT.interrupted;
  if (notDone(report, allowEmpty) !== undefined) return EXIT.notDone;
  return report.run.gate.passed ? EXIT.passed : EXIT.gated;
}
