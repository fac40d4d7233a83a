/** Hands a run to workers, to a checkpoint, or to both. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Run } from '../check.js';
import type { CheckOptions } from '../options.js';
import { packageFolder } from '../payload/sources/assets.js';
import type { Source } from '../payload/types.js';
import { type Crew, shareOf, sharesOf } from '../run/crew.js';
import type { SourceShare } from '../run/share.js';
import type { Asker } from '../terminology-server/asker.js';
import { lookAhead } from './amount.js';
import type { Checkpoint } from './checkpoint.js';
import type { WorkerSettings } from './messages.js';

/** More workers than this gain nothing: the thread that merges their results becomes the limit. */
const MOST = 8;

/**
 * @param note is told what a worker has to say to the user
 * @param asker asks a terminology server for the workers, where the run has one
 */
export function createCrew(
  options: CheckOptions,
  checkpoint: Checkpoint | undefined,
  note: (text: string) => void,
  asker?: Asker,
): Crew {
  return async (sources, run) => {
    const { jobs, rest } = await workersFor(options, sources, run);
    if (jobs === 1 && !checkpoint) return { sources: rest };
    const work = (left: AsyncIterable<Source>): AsyncIterable<SourceShare> =>
      jobs === 1 ? sharesOf(left, run) : inWorkers(left, run, options, jobs, { note, asker });
    return { shares: checkpoint ? checkpoint.through(rest, run, work) : work(rest) };
  };
}

async function workersFor(
  { jobs, overrides = [] }: CheckOptions,
  sources: AsyncIterable<Source>,
  { names }: Run,
): Promise<{ jobs: number; rest: AsyncIterable<Source> }> {
  // Only the run knows the numbers of payloads; overrides that fit payloads by their number need it.
  if (names === 'index' && overrides.length > 0) return { jobs: 1, rest: sources };
  if (jobs !== undefined && jobs > 0) return { jobs, rest: sources };
  const most = Math.min(availableParallelism(), MOST);
  if (most === 1) return { jobs: 1, rest: sources };
  const { enough, all } = await lookAhead(sources);
  return { jobs: enough ? most : 1, rest: all };
}

async function* inWorkers(
  sources: AsyncIterable<Source>,
  run: Run,
  { now: _now, ...options }: CheckOptions,
  size: number,
  { note, asker }: { note: (text: string) => void; asker: Asker | undefined },
): AsyncGenerator<SourceShare> {
  const [{ Pool }, { workThrough }, { diedShare }] = await Promise.all([
    import('./pool.js'),
    import('./work-through.js'),
    import('./died.js'),
  ]);
  const data: WorkerSettings = { options, started: run.started.toISOString(), key: run.redaction.key };
  const said = new Set<string>();
  const pool = new Pool({
    script: pathToFileURL(join(packageFolder(), 'dist', 'worker.js')),
    data,
    size,
    died: (task) => diedShare(task, run),
    note: (text) => {
      if (!said.has(text)) note(text);
      said.add(text);
    },
    asker,
  });
  if (run.signal?.aborted) pool.stop();
  run.signal?.addEventListener('abort', () => pool.stop(), { once: true });
  yield* workThrough(sources, pool, { size, alone: (source) => shareOf(source, run) });
}
