/** Options of `check` about how a run goes: its workers, its end, its beginning again. */
import { type Command, InvalidArgumentError } from 'commander';

export interface RunOptions {
  jobs?: number;
  checkpoint?: string;
  failFast?: boolean;
  since?: string;
  watch?: boolean;
}

const MOST_JOBS = 64;

function jobs(text: string): number {
  const number = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > MOST_JOBS) throw new InvalidArgumentError(`Give a whole number from 1 to ${MOST_JOBS}.`);
  return number;
}

export function addRunOptions(command: Command): Command {
  return command
    .option('--jobs <n>', 'worker threads (default: by the amount of work); the report is the same', jobs)
    .option('--checkpoint <file>', 'remember what is done, so that a run that was killed goes on where it was')
    .option('--fail-fast', 'stop after the first payload with a finding that gates')
    .option('--since <ref>', 'only files that changed since a commit, branch or tag of git')
    .option('--watch', 'check again whenever a file changes');
}
