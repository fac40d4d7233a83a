/** The JSON report, one finding a line, in pieces so that no report is too long for one string. */
import { inPieces } from './in-pieces.js';
import type { Reporter } from './reporter.js';
import type { Report } from './types.js';

function* members(report: Report): Generator<string> {
  let first = true;
  for (const [name, value] of Object.entries(report)) {
    if (value === undefined) continue;
    yield `${first ? '{' : ','}\n${JSON.stringify(name)}:`;
    first = false;
    if (Array.isArray(value)) yield* rows(value);
    else yield JSON.stringify(value);
  }
  yield '\n}\n';
}

function* rows(values: readonly unknown[]): Generator<string> {
  if (values.length === 0) yield '[]';
  for (const [i, value] of values.entries()) yield `${i === 0 ? '[\n' : ',\n'}${JSON.stringify(value)}`;
  if (values.length > 0) yield '\n]';
}

export const json: Reporter = { format: 'json', extension: 'json', render: (report) => inPieces(members(report)) };
