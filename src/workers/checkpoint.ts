/**
 * A file that remembers what has been checked, so that a run that was killed goes on where it was. One line a source, added when
 * the source is done; a line that was cut off is left out. What stands in it is what the report may say, and no more.
 */

import { createHash } from 'node:crypto';
import { appendFileSync, createReadStream, existsSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import type { Run } from '../check.js';
import type { CheckOptions } from '../options.js';
import type { Source } from '../payload/types.js';
import { payloadName } from '../report/names.js';
import { hash64 } from '../run/fingerprint.js';
import { OptionError } from '../run/setup.js';
import type { SourceShare } from '../run/share.js';

/** What a checkpoint holds for; all of it must be the same when it is used again. */
export interface Purpose {
  version: string;
  /** Digest of the catalogue */
  catalogue: string;
  options: CheckOptions;
}

interface Head {
  checkpoint: 1;
  /** ISO date and time at which the run began: it is taken up again as if it were then */
  started: string;
  version: string;
  catalogue: string;
  options: string;
}

interface Line {
  /** Which source it was, by what the report may say of it, its size and its date */
  mark: string;
  share: SourceShare;
}

export class Checkpoint {
  private constructor(
    private readonly path: string,
    readonly started: Date,
    /** Whether the file was there already */
    private readonly resumed: boolean,
    private readonly head: Head,
  ) {}

  /**
   * Opens a checkpoint, or prepares a new one.
   * @throws OptionError where the file is no checkpoint, or one of another run
   */
  static async open(path: string, purpose: Purpose): Promise<Checkpoint> {
    const { now: _now, jobs: _jobs, checkpoint: _checkpoint, ...options } = purpose.options;
    if (options.values === 'hash')
      throw new OptionError(
        '--checkpoint cannot be used with --values hash: the key of its marks is never written down.',
      );
    const head: Head = {
      checkpoint: 1,
      started: (purpose.options.now?.() ?? new Date()).toISOString(),
      version: purpose.version,
      catalogue: purpose.catalogue,
      options: createHash('sha256').update(JSON.stringify(options)).digest('hex'),
    };
    if (!existsSync(path)) return new Checkpoint(path, new Date(head.started), false, head);
    const found = await readHead(path);
    for (const key of ['version', 'catalogue', 'options'] as const)
      if (found[key] !== head[key]) throw refusal(path, DIFFERENT[key]);
    return new Checkpoint(path, new Date(found.started), true, found);
  }

  /** Gives what is remembered, then does the rest of the work and remembers it. */
  async *through(
    sources: AsyncIterable<Source>,
    run: Run,
    work: (rest: AsyncIterable<Source>) => AsyncIterable<SourceShare>,
  ): AsyncGenerator<SourceShare> {
    const rest = sources[Symbol.asyncIterator]();
    if (this.resumed) yield* this.remembered(rest, run);
    else this.begin();
    const marks: string[] = [];
    const left = (async function* () {
      for (let next = await rest.next(); !next.done; next = await rest.next()) {
        marks.push(markOf(next.value, run));
        yield next.value;
      }
    })();
    for await (const share of work(left)) {
      // A source that was broken off is checked again from its start.
      if (run.signal?.aborted) return;
      const line: Line = { mark: marks.shift()!, share };
      appendFileSync(this.path, `${JSON.stringify(line)}\n`);
      yield share;
    }
  }

  private async *remembered(sources: AsyncIterator<Source>, run: Run): AsyncGenerator<SourceShare> {
    let whole = 0;
    let first = true;
    for await (const { text, end } of wholeLines(this.path)) {
      whole = end;
      if (first) {
        first = false;
        continue;
      }
      const { mark, share } = parse<Line>(text, this.path);
      const next = await sources.next();
      if (next.done || markOf(next.value, run) !== mark) throw refusal(this.path, DIFFERENT.inputs);
      yield share;
    }
    truncateSync(this.path, whole);
  }

  /** Put in place whole, so that no file begins with half a line. */
  private begin(): void {
    const draft = `${this.path}.${process.pid}.part`;
    try {
      writeFileSync(draft, `${JSON.stringify(this.head)}\n`, { mode: 0o600 });
      renameSync(draft, this.path);
    } catch {
      throw new OptionError(`The checkpoint ${this.path} cannot be written. Name a file in a folder that is there.`);
    }
  }
}

const DIFFERENT = {
  version: 'another version of careconform',
  catalogue: 'another edition of the catalogue',
  options: 'a run with other options',
  inputs: 'other files, or files that have changed since',
} as const;

function refusal(path: string, what: string): OptionError {
  return new OptionError(`The checkpoint ${path} is of ${what}. Remove it to begin anew, or run as before to go on.`);
}

function markOf({ name, argument, size, modified }: Source, { names }: Run): string {
  const shown = names === 'index' ? '' : payloadName(name, 0, names, argument);
  return hash64(`${shown}\n${size ?? ''}\n${modified ?? ''}`);
}

async function readHead(path: string): Promise<Head> {
  for await (const { text } of wholeLines(path)) {
    const head = parse<Head>(text, path);
    if (head.checkpoint === 1 && !Number.isNaN(Date.parse(head.started))) return head;
    break;
  }
  throw noCheckpoint(path);
}

function parse<T>(text: string, path: string): T {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as T;
  } catch {}
  throw noCheckpoint(path);
}

function noCheckpoint(path: string): OptionError {
  return new OptionError(
    `The file ${path} is no checkpoint of careconform. Name another file, or one that is not there yet.`,
  );
}

/** Lines that end with a line feed, each with the offset after it. */
async function* wholeLines(path: string): AsyncGenerator<{ text: string; end: number }> {
  let left: Buffer[] = [];
  let end = 0;
  for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, from)) {
      const line = Buffer.concat([...left, piece.subarray(from, at)]);
      left = [];
      from = at + 1;
      end += line.length + 1;
      yield { text: line.toString('utf8'), end };
    }
    left.push(piece.subarray(from));
  }
}
