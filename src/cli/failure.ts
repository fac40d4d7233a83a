/** What is said when the job could not be done: one plain line. An error's own text is shown only where we wrote it. */
import { printable } from '../report/printable.js';
import { EXIT } from './exit-status.js';

/** Errors whose messages are our own words. By name, because loading their modules would slow every start. */
const OURS = new Set([
  'UsageError',
  'OptionError',
  'SourceError',
  'OutputError',
  'PackageError',
  'PackError',
  'EvidenceError',
  'TerminologyError',
  'TemplateError',
]);

function codeOf(error: object): string {
  const code =
    'code' in error && typeof error.code === 'string' && /^[A-Z_0-9]{2,40}$/.test(error.code) ? ` ${error.code}` : '';
  return `${error.constructor.name}${code}`;
}

/** The frames of a stack: files and lines of the program, never the message above them. */
function frames(stack: string | undefined): string {
  const lines = (stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return lines.map((line) => `${printable(line, 300)}\n`).join('');
}

/** Some of our messages list what is wrong, one fault a line. */
function printableLines(message: string): string {
  return message
    .split('\n')
    .map((line) => printable(line))
    .join('\n');
}

/** Describes an error in one line; `--verbose` adds where in the program it came from. */
export function describeFailure(error: unknown, verbose: boolean): string {
  if (!(error instanceof Error)) return 'careconform: internal error. Please report it to us.\n';
  if (OURS.has(error.name)) return `careconform: ${printableLines(error.message)}\n`;
  const hint = verbose ? '' : ' Run again with --verbose to see where.';
  const line = `careconform: internal error (${codeOf(error)}). Please report it to us.${hint}\n`;
  return verbose ? line + frames(error.stack) : line;
}

/** Says it on standard error and sets the status; the process ends by itself when its streams are empty. */
export function fail(error: unknown, verbose: boolean): void {
  process.stderr.write(describeFailure(error, verbose));
  process.exitCode = EXIT.notDone;
}

/** Nothing that goes wrong anywhere may end with Node's own message, which quotes values, or with its status 1. */
export function catchEverything(verbose: boolean): void {
  const end = (error: unknown): void => {
    fail(error, verbose);
    process.exit(EXIT.notDone);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
