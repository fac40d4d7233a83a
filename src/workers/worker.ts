/** The program of a worker: checks the files it is told, one after the other, and says of each what it adds to the run. */
import { workerData } from 'node:worker_threads';
import { createChecker } from '../index.js';
import { fileSource } from '../payload/sources/file.js';
import type { FromWorker, Task, WorkerData } from './messages.js';

/** Errors in our own words that hold for the whole run: a package that cannot be used, a pack with a fault. */
const REFUSALS = new Set(['OptionError', 'PackageError', 'PackError', 'TerminologyError', 'UsageError']);

const { settings, port } = workerData as WorkerData;
const { options, started, key } = settings;
const say = (message: FromWorker): void => port.postMessage(message);

async function main(): Promise<void> {
  const checker = await createChecker({ ...options, now: () => new Date(started) }, (note) => say({ note }));
  const share = checker.sharer(key);
  let last = Promise.resolve();
  port.on('message', (tasks: Task[]) => {
    last = last.then(async () => {
      for (const { path, name, argument, size } of tasks) {
        const source = { ...fileSource(path!, argument ?? name, size), name };
        say({ share: JSON.stringify(await share(source)) });
      }
    });
    last.catch(refuse);
  });
  say({ ready: true });
}

/** Any other error ends the worker, and costs the file that it was on. */
function refuse(error: unknown): void {
  if (!(error instanceof Error) || !REFUSALS.has(error.name)) throw error;
  say({ refused: { name: error.name, message: error.message } });
}

await main().catch(refuse);
