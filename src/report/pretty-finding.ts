/** One finding on a terminal. The payload's own line is never shown, because it would be a patient's data. */
import type { Syntax } from '../generation.js';
import { type Ink, painter } from './ansi.js';
import type { ReportSettings } from './reporter.js';
import type { Finding } from './types.js';
import { levelWord, messageOf, ruleName } from './words.js';
import { indent, wrap } from './wrap.js';

/** A sign and a word as well as a colour, for who cannot see colours. */
const LOOKS: Record<ReturnType<typeof levelWord>, { sign: string; ink: Ink }> = {
  error: { sign: '✗', ink: 'red' },
  warning: { sign: '!', ink: 'yellow' },
  note: { sign: '·', ink: 'dim' },
  review: { sign: '?', ink: 'cyan' },
  broken: { sign: '‼', ink: 'magenta' },
};

const LEFT = 2;
const TEXT = 13;

/** A record's number, which counts from 0, is left out where the line says which it is: NDJSON has a record a line. */
function place(finding: Finding, ndjson: boolean): string {
  const at =
    finding.line === undefined ? '' : `${finding.line}${finding.column === undefined ? '' : `:${finding.column}`}`;
  if (ndjson && at) return [finding.path, `line ${at}`].filter(Boolean).join('  ');
  const record = finding.record === undefined ? '' : `record ${finding.record}`;
  return [finding.path, record, at].filter(Boolean).join('  ');
}

/**
 * Sign and level, path and place; then the message; then the rule, its stage and requirement.
 * @param syntax of the finding's payload, where it has one
 */
export function findingBlock(finding: Finding, settings: ReportSettings, syntax?: Syntax): string {
  const paint = painter(settings.colour);
  const word = levelWord(finding);
  const { sign, ink } = LOOKS[word];
  const where = wrap(place(finding, syntax === 'ndjson') || 'the whole payload', settings.width - TEXT);
  const lead = `${' '.repeat(LEFT)}${paint(ink, `${sign} ${word.padEnd(TEXT - LEFT - 3)}`)} `;
  const requirement = finding.requirement ? [`requirement ${finding.requirement}`] : [];
  const gates = finding.gates ? ['gates'] : [];
  const source = [ruleName(finding), finding.stage, ...requirement, ...gates].join(' · ');
  return [
    `${lead}${where.join(`\n${' '.repeat(TEXT)}`)}\n`,
    indent(messageOf(finding), TEXT, settings.width),
    paint('dim', indent(source, TEXT, settings.width).trimEnd()),
    '\n\n',
  ].join('');
}
