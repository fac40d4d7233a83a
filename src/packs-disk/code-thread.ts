/**
 * Asks the checks of a pack with code, in a thread of its own. The caller waits, but no longer than a record is worth: a check
 * that overruns, throws or gives rubbish costs its own outcome and the thread. This keeps a run alive; it is no sandbox.
 */
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { BrokenCheck } from '../checks/broken.js';
import type { CheckContext, CheckDefinition, CheckResult } from '../checks/types.js';
import { listFacts } from '../packs/fact-lists.js';
import { PackError } from '../packs/faults.js';
import { takeResults } from '../packs/results.js';
import { packageFolder } from '../payload/sources/assets.js';
import type { Fact, Facts } from '../record/facts.js';
import type { PackAnswer, PackQuestion, PackSays, PackThreadSettings } from './worker-messages.js';

const LOADING = 10_000;
const RECORD = 1000;
const MOST_THREADS = 20;

export class CodeThread {
  readonly says: PackSays;
  private worker: Worker | undefined;
  private port: MessagePort | undefined;
  /** Of one thread: one that is ending cannot be taken for the next */
  private answered = new Int32Array(new SharedArrayBuffer(4));
  private started = 0;
  private facts: Facts | undefined;
  private left = 0;
  private next = 0;

  /**
   * Starts the pack and hears what it says of itself.
   * @param module path of the pack's module
   * @throws PackError where the module cannot be used
   */
  constructor(
    private readonly module: string,
    private readonly codes: () => Record<string, unknown>,
    private readonly limits: { record: number; loading: number } = { record: RECORD, loading: LOADING },
  ) {
    this.says = this.start();
  }

  /** The checks under the names that rules use: `<pack>:<check>`. */
  checks(): CheckDefinition[] {
    return this.says.checks.map(({ name, does, options }) => ({
      name: `${this.says.name}:${name}`,
      does,
      options,
      run: (fact, own, context) => this.ask(name, fact, own, context),
    }));
  }

  /** Ends the thread. */
  stop(): void {
    this.port?.close();
    void this.worker?.terminate();
    this.worker = undefined;
  }

  /** @throws BrokenCheck where there is no result to be had */
  private ask(check: string, fact: Fact, options: unknown, context: CheckContext): CheckResult[] {
    const fresh = this.facts !== context.facts;
    if (fresh) {
      this.facts = context.facts;
      this.left = this.limits.record;
    }
    const name = `The check ${this.says.name}:${check}`;
    if (this.left <= 0) throw new BrokenCheck(`${name} was not asked: the pack had its time for this record.`);
    const isNew = this.worker === undefined;
    if (isNew) this.restart(name);
    const began = performance.now();
    const answer = this.exchange(this.question(check, fact, options, context, fresh || isNew), this.left);
    this.left -= performance.now() - began;
    if (!answer) return this.broken(`${name} did not answer in time.`, true);
    if (answer.kind !== 'results') return this.broken(`${name} threw an error.`);
    try {
      return takeResults(answer.results, fact);
    } catch (error) {
      return this.broken(error instanceof TypeError ? `${name} ${error.message}.` : `${name} gave no result.`);
    }
  }

  private broken(message: string, spent = false): never {
    this.stop();
    if (spent) this.left = 0;
    throw new BrokenCheck(message);
  }

  private restart(name: string): void {
    if (this.started >= MOST_THREADS) throw new BrokenCheck(`${name} failed too often, and is asked no more.`);
    try {
      this.start();
    } catch {
      throw new BrokenCheck(`${name} could not be started again.`);
    }
  }

  private question(check: string, fact: Fact, options: unknown, context: CheckContext, whole: boolean): PackQuestion {
    const list = context.facts.get(fact.kind) as readonly Fact[];
    const index = list[this.next] === fact ? this.next : list.indexOf(fact);
    this.next = index + 1;
    const { generation, data, asOf } = context;
    const record = whole ? { facts: listFacts(context.facts), generation, data, asOf } : undefined;
    return { check, options, fact: { kind: fact.kind, index }, ...(record ? { record } : {}) };
  }

  private start(): PackSays {
    this.started += 1;
    const { port1, port2 } = new MessageChannel();
    this.answered = new Int32Array(new SharedArrayBuffer(4));
    const settings: PackThreadSettings = {
      entry: pathToFileURL(this.module).href,
      codes: this.codes(),
      answered: this.answered.buffer as SharedArrayBuffer,
    };
    this.port = port1;
    this.worker = new Worker(join(packageFolder(), 'dist', 'pack-thread.js'), {
      workerData: { ...settings, port: port2 },
      transferList: [port2],
      resourceLimits: { maxOldGenerationSizeMb: 512 },
      // What a pack prints is not part of a report.
      stdout: true,
      stderr: true,
    });
    // A thread that dies is seen by its silence.
    this.worker.on('error', () => {});
    this.worker.unref();
    port1.unref();
    const answer = this.await(0, this.limits.loading);
    if (answer?.kind === 'ready') return answer.says;
    this.stop();
    const why = answer?.kind === 'unusable' ? answer.why : 'It did not finish loading in time.';
    throw new PackError(`The pack in ${basename(this.module)} cannot be used. ${why}`);
  }

  private exchange(question: PackQuestion, milliseconds: number): PackAnswer | undefined {
    const seen = Atomics.load(this.answered, 0);
    this.port!.postMessage(question);
    return this.await(seen, milliseconds);
  }

  private await(seen: number, milliseconds: number): PackAnswer | undefined {
    Atomics.wait(this.answered, 0, seen, milliseconds);
    return (receiveMessageOnPort(this.port!) as { message: PackAnswer } | undefined)?.message;
  }
}
