/** Files that were read as no record: no fault, but a check that did not happen is never silent. */
import type { PayloadRow, Report } from './types.js';

/** The rows of files that are no record we know and that no finding names already. */
export function notRecognised({ payloads, findings }: Report): PayloadRow[] {
  const told = new Set(findings.map(({ payload }) => payload));
  return payloads.filter(
    ({ id, generation, counts }) => generation === 'unknown' && counts.fail === 0 && !told.has(id),
  );
}

/** Why a file was not checked, in one sentence. */
export function whyNotRecognised({ note }: PayloadRow): string {
  return `Not recognised as a record, and not checked.${note ? ` ${note}` : ''}`;
}
