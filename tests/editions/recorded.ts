/** What stopped a build in an edition of the catalogue, fixture by fixture, and what of it is new. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { check } from '../../src/index.js';
import { FIXTURES, type Fixture } from '../sweep/fixtures.js';
import { withMadeNumbers } from '../sweep/made-numbers.js';

/** Rules with gating findings, by fixture and a hash of its text: a fixture that was changed is another one. */
export type Stops = Record<string, string[]>;

export function nameOf({ file }: Fixture): string {
  const hash = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12);
  return `${relative(FIXTURES, file).replaceAll('\\', '/')} ${hash}`;
}

/** Rules that stop a build on a fixture, all standards asked, as a user of that edition has it. */
export async function stopsOf({ file, options }: Fixture, edition: string): Promise<string[]> {
  const report = await check([withMadeNumbers(file)], {
    maxFindings: 0,
    asOf: '2026-11-01',
    catalogue: edition,
    ...options,
  });
  return [...new Set(report.findings.filter(({ gates }) => gates).map(({ rule }) => rule))].sort();
}

/** What stops a build now on a fixture that is as it was, and did not before. */
export function newStops(before: Stops, now: Stops): string[] {
  return Object.entries(now).flatMap(([fixture, rules]) =>
    (before[fixture] ? rules.filter((rule) => !before[fixture]!.includes(rule)) : []).map(
      (rule) => `${rule} on ${fixture}`,
    ),
  );
}
