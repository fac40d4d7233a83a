/** The program of a worker: checks the files it is told, one after the other, and says of each what it adds to the run. */
import { workerData } from 'node:worker_threads';
import { createChecker } from '../index.js';
import { fileSource } from '../payload/sources/file.js';
import type { Source } from '../payload/types.js';
import { ThreadAsker } from './asker.js';
import { Inbox } from './inbox.js';
import type { FromWorker, Task, ToWorker, WorkerData } from './messages.js';

/** Errors in our own words that hold for the whole run: a package that cannot be used, a pack with a fault. */
const REFUSALS = new Set(['OptionError', 'PackageError', 'PackError', 'TerminologyError', 'UsageError']);

const { settings, port } = workerData as WorkerData;
const { options, started, key } = settings;
const say = (message: FromWorker): void => port.postMessage(message);

const asker = new ThreadAsker(say);
const inbox = new Inbox<Task>();

async function main(): Promise<void> {
  const run = { ...options, now: () => new Date(started) };
  const checker = await createChecker(run, (note) => say({ note }), { asker });
  port.on('message', (message: ToWorker) => {
    if ('tasks' in message) inbox.put(message.tasks);
    else asker.hear(message.answers);
  });
  const shares = checker.shares(sources(), key);
  say({ ready: true });
  for await (const share of shares) say({ share: JSON.stringify(share) });
}

async function* sources(): AsyncGenerator<Source> {
  for await (const { path, name, argument, size } of inbox)
    yield { ...fileSource(path!, argument ?? name, size), name };
}

/** Any other error ends the worker, and costs the file that it was on. */
function refuse(error: unknown): void {
  if (!(error instanceof Error) || !REFUSALS.has(error.name)) throw error;
  say({ refused: { name: error.name, message: error.message } });
}

await main().catch(refuse);
