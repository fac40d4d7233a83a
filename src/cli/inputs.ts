/** The sources of a run: paths, what changed of them, and servers. */

import type { ServerOptions } from '../payload/sources/server/index.js';
import type { Source } from '../payload/types.js';
import type { Reading } from './run-options.js';
import { UsageError } from './usage-error.js';

/**
 * Opens everything that a run is to read.
 * @param note is told what the user should know and no report has a place for
 * @throws UsageError where nothing is named, or options contradict each other
 */
export async function openInputs(
  paths: readonly string[],
  reading: Reading,
  note: (text: string) => void,
): Promise<AsyncIterable<Source>> {
  const server = serverOptions(reading, process.env, note);
  if (paths.length === 0 && !server)
    throw new UsageError('Say which files or folders to check, or - for standard input: careconform check samples/');
  const { openSources } = await import('../payload/sources/index.js');
  const { changedSince, onlyFiles } = reading.since === undefined ? {} : await import('./since.js');
  const changed = changedSince?.(reading.since!, process.cwd());
  const files = changed ? onlyFiles!(openSources(paths), changed) : openSources(paths);
  if (!server) return files;
  const { serverSources } = await import('../payload/sources/server/index.js');
  return both(files, serverSources(server));
}

async function* both(...each: AsyncIterable<Source>[]): AsyncGenerator<Source> {
  for (const sources of each) yield* sources;
}

/** @throws UsageError where options of a server are not whole */
export function serverOptions(
  { server, query, tokenUrl, clientIdEnv, clientSecretEnv, scope }: Reading,
  environment: NodeJS.ProcessEnv,
  note: (text: string) => void,
): ServerOptions | undefined {
  if (server === undefined) {
    if (query || tokenUrl !== undefined)
      throw new UsageError('--query and --token-url need --server: the address of a FHIR server.');
    return undefined;
  }
  if (!query) throw new UsageError("Say what to ask the server: --query 'Patient?_count=50'.");
  secure('--server', server, tokenUrl !== undefined);
  if (tokenUrl === undefined) return { url: server, queries: query, note };
  secure('--token-url', tokenUrl, true);
  const clientId = variable('--client-id-env', clientIdEnv, environment);
  const clientSecret = variable('--client-secret-env', clientSecretEnv, environment);
  return { url: server, queries: query, note, credentials: { tokenUrl, clientId, clientSecret, scope } };
}

/** A secret or a token goes over TLS, or to this machine. */
function secure(option: string, text: string, secret: boolean): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new UsageError(`${option} takes an address that begins with https://.`);
  if (url.username !== '' || url.password !== '')
    throw new UsageError(`${option} must hold no password: an address is seen by others. Use --token-url.`);
  const here = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (secret && url.protocol === 'http:' && !here)
    throw new UsageError(
      `${option} must begin with https://, because a secret would go over the network in the clear.`,
    );
}

function variable(option: string, name: string | undefined, environment: NodeJS.ProcessEnv): string {
  if (name === undefined) throw new UsageError(`--token-url needs ${option}: the name of an environment variable.`);
  const value = environment[name];
  if (!value) throw new UsageError(`The environment variable that ${option} names is not set, or is empty.`);
  return value;
}
