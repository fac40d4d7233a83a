/** Options of `check` about how a run goes: its workers, its end, its beginning again. */
import { type Command, InvalidArgumentError, Option } from 'commander';

export interface RunOptions {
  jobs?: number;
  checkpoint?: string;
  failFast?: boolean;
  since?: string;
  watch?: boolean;
  server?: string;
  query?: string[];
  tokenUrl?: string;
  clientIdEnv?: string;
  clientSecretEnv?: string;
  scope?: string;
}

/** Where payloads are read from besides paths. */
export type Reading = Omit<RunOptions, 'jobs' | 'checkpoint' | 'failFast' | 'watch'>;

export function readingOf(raw: RunOptions): Reading {
  const { since, server, query, tokenUrl, clientIdEnv, clientSecretEnv, scope } = raw;
  return Object.fromEntries(
    Object.entries({ since, server, query, tokenUrl, clientIdEnv, clientSecretEnv, scope }).filter(
      ([, value]) => value !== undefined,
    ),
  );
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
    .option('--watch', 'check again whenever a file changes')
    .option('--server <url>', 'read from a FHIR server; it is only ever read (GET)')
    .addOption(
      new Option('--query <query>', 'what to ask the server: Patient?_count=50 (may be repeated)').argParser(
        (value: string, before: string[] | undefined) => [...(before ?? []), value],
      ),
    )
    .option('--token-url <url>', 'where the server’s access token is given out (OAuth 2.0 client credentials)')
    .option('--client-id-env <name>', 'environment variable that holds the client id')
    .option('--client-secret-env <name>', 'environment variable that holds the client secret')
    .option('--scope <scope>', 'scope of the access token');
}
