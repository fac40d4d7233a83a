/** `careconform baseline`: accepts what is there, so that only what is new stops a build; later it only ever shrinks. */
import { existsSync } from 'node:fs';
import type { Finding } from '../report/types.js';
import { plural } from '../report/words.js';
import { rulesThatAlwaysGate } from '../run/acceptance.js';
import { makeBaseline, shrinkBaseline } from '../run/baseline.js';
import { BASELINE_NAME, readBaseline } from './baseline-file.js';
import type { RawOptions } from './check-options.js';
import { EXIT, notDone } from './exit-status.js';
import { writeFile, writeOut } from './output.js';
import { runReport } from './run-report.js';
import { readSettings } from './settings.js';
import { UsageError } from './usage-error.js';

/** @throws UsageError where there is nothing to check, or what is there could not be read as a whole */
export async function runBaseline(paths: string[], raw: RawOptions & { acceptNew?: boolean }): Promise<void> {
  const settings = await readSettings(paths, raw);
  const path = settings.baseline ?? BASELINE_NAME;
  const before = existsSync(path) ? readBaseline(path) : undefined;
  let never: ReadonlySet<string> = new Set();
  const report = await runReport(
    { ...settings, options: { ...settings.options, maxFindings: 0 } },
    {
      knows: (catalogue) => {
        never = rulesThatAlwaysGate(catalogue);
      },
    },
  );
  const trouble = report.complete ? notDone(report, raw.allowEmpty === true) : 'The run was stopped.';
  if (trouble) throw new UsageError(`No baseline was written. ${trouble}`);
  const shrink = before && !raw.acceptNew;
  const after = shrink ? shrinkBaseline(before, report, never) : makeBaseline(report, never);
  writeFile(path, `${JSON.stringify(after, null, 2)}\n`);
  const [was, is] = [before, after].map((one) => Object.values(one?.findings ?? {}).flat().length);
  const barred = failures(report.findings.filter(({ rule }) => never.has(rule)));
  const left = shrink ? failures(report.findings) - barred - is! : 0;
  await writeOut(
    `${path}: ${plural(is!, 'finding')} accepted${before ? `, ${was} before` : ''}.\n${
      left > 0 ? `${plural(left, 'finding')} not in it: mend them, or take them in with --accept-new.\n` : ''
    }${barred > 0 ? `${plural(barred, 'finding')} of what cannot be accepted: mend the payloads.\n` : ''}`,
  );
  process.exitCode = left + barred > 0 ? EXIT.gated : EXIT.passed;
}

function failures(findings: Finding[]): number {
  return new Set(findings.filter(({ outcome }) => outcome === 'fail').map(({ fingerprint }) => fingerprint)).size;
}
