/**
 * Annotations of GitHub Actions: workflow commands on standard output. GitHub shows ten of each kind for a step, so the
 * worst come first and one last line says how many are not shown.
 */
import { notRecognised, whyNotRecognised } from './not-recognised.js';
import type { Reporter } from './reporter.js';
import type { Finding, Report } from './types.js';
import { messageOf, plural, ruleName } from './words.js';
import { worstFirst } from './worst-first.js';

const SHOWN_OF_A_KIND = 10;

type Kind = 'error' | 'warning' | 'notice';

/** Only what gates is an error, so that red on the page means red in the build. */
function kindOf(finding: Finding): Kind {
  if (finding.gates || finding.outcome === 'broken') return 'error';
  return finding.outcome === 'fail' && finding.level !== 'note' && finding.level !== 'none' ? 'warning' : 'notice';
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function command(kind: Kind, properties: Record<string, string | number | undefined>, message: string): string {
  const list = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${kind}${list.length ? ` ${list.join(',')}` : ''}::${data(message)}\n`;
}

function annotation(finding: Finding, kind: Kind, name: string | undefined): string {
  const { line, column, endLine, endColumn } = finding;
  // GitHub takes columns only within one line.
  const columns = endLine === undefined || endLine === line ? { col: column, endColumn } : { endLine };
  const path = finding.path ? ` (${finding.path})` : '';
  return command(kind, { file: name, line, ...columns, title: ruleName(finding) }, `${messageOf(finding)}${path}`);
}

function* lines(report: Report): Generator<string> {
  const names = new Map(report.payloads.map((row) => [row.id, row.name]));
  const left: Record<Kind, number> = { error: SHOWN_OF_A_KIND, warning: SHOWN_OF_A_KIND, notice: SHOWN_OF_A_KIND - 1 };
  let hidden = Object.values(report.more).reduce((sum, count) => sum + count, 0);
  for (const { code, message } of report.errors) {
    if (left.error-- > 0) yield command('error', { title: code }, message);
    else hidden += 1;
  }
  for (const finding of worstFirst(report.findings)) {
    const kind = kindOf(finding);
    if (left[kind]-- > 0) yield annotation(finding, kind, names.get(finding.payload));
    else hidden += 1;
  }
  const unread = notRecognised(report);
  const room = Math.max(0, left.notice);
  for (const row of unread.slice(0, room))
    yield command('notice', { file: row.name, title: 'payload/not-recognised' }, whyNotRecognised(row));
  const unnamed = Math.max(0, unread.length - room);
  const more = [
    ...(hidden > 0 ? [plural(hidden, 'finding')] : []),
    ...(unnamed > 0 ? [plural(unnamed, 'file not recognised', 'files not recognised')] : []),
  ];
  if (more.length > 0)
    yield command('notice', { title: 'careconform' }, `${more.join(' and ')} more; the other reports list them.`);
}

export const github: Reporter = { format: 'github', extension: 'txt', render: lines };
