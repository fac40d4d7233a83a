/**
 * The terminology server of a run, where the user names one.
 *
 * Rules are pure and ask at once, servers answer later. So a record's rules are run ahead of time, as a rehearsal that nobody
 * hears (src/run/ahead.ts): what they ask and the server has not answered yet is noted, fetched, and the record waits in a bounded
 * queue until it has come. Then its rules run for good, in the order of the payloads, and find every answer in memory. One pass
 * over the payloads is enough, so standard input and servers may be read; memory is that of the queue and of the distinct codes;
 * records whose codes are all known are neither held up nor validated twice; and since nothing is judged before its answers
 * are there, the report is the same whatever the order in which they come, and whatever the number of workers. Workers have no line of
 * their own: they pass their questions to the first thread (src/workers), so that no code is asked twice and one limit holds for all.
 *
 *   rules → ServerTerminology (answers, or notes a question) → Asker (each question once; batches) → Line (limit, token, patience)
 */
import type { Catalogue } from '../catalogue/types.js';
import type { AskedLater, TerminologyService } from '../terminology/contract.js';
import { AnswerStore } from './answer-store.js';
import { type Asker, ServerAsker, type Waiting } from './asker.js';
import type { Hierarchy } from './by-tag.js';
import type { Edition } from './held-system.js';
import { layered } from './layered.js';
import { Line } from './line.js';
import type { Clock } from './pace.js';
import { type PublicList, PublicTerminology } from './public-list.js';
import { ServerTerminology } from './server-terminology.js';
import { type ServerSettings, serverSettings, type TerminologyServerOptions } from './settings.js';

const FIVE_MINUTES = 300_000;
const MOST_REQUESTS = 5000;

export interface OpenOptions {
  server: string | TerminologyServerOptions;
  codes: Catalogue['codes'];
  /** The key of a system, for a key, URI or OID as payloads have it */
  keyOf: (system: string) => string;
  /** Asked first */
  local: TerminologyService;
  /** Folder that answers are kept in for later runs; left out: they are not kept */
  folder?: string | undefined;
  /** Another thread's, where this one is a worker */
  asker?: Asker | undefined;
  /** Told what the user should know */
  note: (text: string) => void;
  onWaiting?: ((waiting: Waiting) => void) | undefined;
  environment: Readonly<Record<string, string | undefined>>;
  /** Injected in tests */
  clock?: Clock;
}

export interface OpenedServer {
  terminology: TerminologyService;
  later: AskedLater;
  /** For workers to ask through */
  asker: Asker;
}

/** @throws TerminologyError where the server's address or its settings cannot be used; that it is down is no error */
export function openTerminologyServer(options: OpenOptions): OpenedServer {
  const { codes, keyOf, local } = options;
  const settings = serverSettings(options.server, options.environment);
  const list = new PublicTerminology(codes['identifiers/public-terminology'] as PublicList, keyOf);
  const asker = options.asker ?? askerFor(settings, list, options);
  const hierarchies = (codes['snomed-ct/hierarchies'] as readonly Hierarchy[] | undefined) ?? [];
  const server = new ServerTerminology(list, asker, settings.host, hierarchies);
  return { terminology: layered(local, server), later: server, asker };
}

function askerFor(settings: ServerSettings, list: PublicTerminology, options: OpenOptions): Asker {
  const { url, credentials, requestsInFiveMinutes = MOST_REQUESTS, timeout, versions = {} } = settings;
  const { codes, folder, note, onWaiting, clock } = options;
  const line = new Line({
    url,
    credentials,
    most: requestsInFiveMinutes,
    span: FIVE_MINUTES,
    limits: timeout === undefined ? {} : { timeout: timeout * 1000 },
    note,
    clock,
  });
  const editions = (codes['snomed-ct/editions'] as readonly Edition[] | undefined) ?? [];
  const store = folder === undefined ? undefined : new AnswerStore(folder, url.replace(/\/+$/, ''), note);
  return new ServerAsker({ line, list, editions, versions, store, onWaiting });
}
