/** Asks a server every question once in a run: in batches where it takes them, else one by one, several at a time. */

import type { AnswerStore, Shelf } from './answer-store.js';
import { type Known, NOT_HELD, type Reading, UNAVAILABLE } from './answers.js';
import { batchOf, repliesOf } from './batch.js';
import { type Capability, readCapability } from './capability.js';
import { type Edition, HeldSystem } from './held-system.js';
import type { Line } from './line.js';
import type { PublicTerminology } from './public-list.js';
import { type Question, questionKey, requestPath } from './questions.js';
import { type Reply, readAnswer } from './read-answer.js';

/** Whoever answers questions: the server's own line, or another thread that has it. */
export interface Asker {
  /** In the order of the questions. Never rejects */
  ask(questions: readonly Question[]): Promise<Known[]>;
  keep(): void;
}

export interface Waiting {
  /** Questions answered by the server in this run */
  answered: number;
  waiting: number;
  /** Milliseconds until the last of those that wait may have gone out */
  left: number;
}

export interface AskerOptions {
  line: Line;
  list: PublicTerminology;
  editions: readonly Edition[];
  /** Versions of systems that are asked for, by key */
  versions: Readonly<Record<string, string>>;
  store: AnswerStore | undefined;
  /** Told every second while anything waits, and at the end with none waiting */
  onWaiting?: ((waiting: Waiting) => void) | undefined;
}

/** Questions of one batch, and requests at the same time */
const BATCH = 100;
const LANES = { batch: 4, single: 8 };
/** A batch that gets no answer is too large, or the server too slow for it */
const SMALLER = 5;
const SECOND = 1000;
/** Questions that a run may ask: what is beyond is not asked, so that the memory is bounded */
export const MOST_QUESTIONS = 1_000_000;

interface Held {
  held: HeldSystem;
  shelf: Shelf | undefined;
}

interface Job {
  question: Question;
  of: Held | undefined;
  answer: (known: Known) => void;
}

export class ServerAsker implements Asker {
  private readonly asked = new Map<string, Promise<Known>>();
  private readonly systems = new Map<string, Promise<Held | undefined>>();
  private readonly queue: Job[] = [];
  private opening: Promise<Capability | undefined> | undefined;
  private capability: Capability = { batch: false, by: '$lookup' };
  private size = 1;
  private flying = 0;
  private inFlight = 0;
  private answered = 0;
  private latency = 0;
  private scheduled = false;
  private ticking: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly options: AskerOptions) {}

  ask(questions: readonly Question[]): Promise<Known[]> {
    return Promise.all(
      questions.map((question) => {
        const key = questionKey(question);
        let answer = this.asked.get(key);
        if (!answer) {
          if (this.asked.size >= MOST_QUESTIONS) return { is: 'cannot-tell', reason: 'limit-reached' } as const;
          answer = this.find(question, key);
          this.asked.set(key, answer);
        }
        return answer;
      }),
    );
  }

  keep(): void {
    this.options.store?.save();
  }

  private async find(question: Question, key: string): Promise<Known> {
    this.opening ??= this.open();
    if (!(await this.opening)) return UNAVAILABLE;
    const of = question.ask === 'expansion' ? undefined : await this.heldOf(question.system);
    const kept = of?.shelf?.get(key);
    if (kept) return kept;
    if (this.options.line.down) return UNAVAILABLE;
    if (of && !of.held.isWorthAsking) return NOT_HELD;
    const answer = await new Promise<Known>((resolve) => {
      this.queue.push({ question, of, answer: resolve });
      this.schedule();
    });
    if (answer.is !== 'cannot-tell' && of?.shelf && isOfVersion(question)) of.shelf.add(key, answer);
    return answer;
  }

  private async open(): Promise<Capability | undefined> {
    const { line } = this.options;
    const reply = await line.get('metadata');
    const capability = readCapability(reply?.body);
    if (!capability) {
      line.giveUp(
        reply
          ? 'it does not say of itself that it is a FHIR server (CapabilityStatement at /metadata)'
          : 'it gives no answer that can be read (at /metadata)',
      );
      return undefined;
    }
    this.capability = capability;
    this.size = capability.batch ? BATCH : 1;
    return capability;
  }

  private heldOf(uri: string): Promise<Held | undefined> {
    let held = this.systems.get(uri);
    if (!held) {
      held = this.openSystem(uri);
      this.systems.set(uri, held);
    }
    return held;
  }

  private async openSystem(uri: string): Promise<Held | undefined> {
    const { line, list, editions, versions, store } = this.options;
    const system = list.withUri(uri);
    if (!system) return undefined;
    const wanted = versions[system.key];
    const search = await line.get(`CodeSystem?url=${encodeURIComponent(uri)}&_elements=url,version,content`);
    const probe = async (): Promise<Reading | undefined> => {
      const question: Question = { ask: 'code', system: uri, code: system.known };
      const reply = await line.get(this.pathOf(question));
      return reply && readAnswer(question, reply);
    };
    const held = await HeldSystem.open(system, wanted, editions, search, probe);
    const version = wanted ?? held.versions.join(' ');
    return { held, shelf: version === '' || line.down ? undefined : store?.shelf(uri, version) };
  }

  private pathOf(question: Question): string {
    const system = question.ask === 'expansion' ? undefined : this.options.list.withUri(question.system);
    return requestPath(question, {
      by: this.capability.by,
      properties: system?.properties ?? [],
      version: system && this.options.versions[system.key],
    });
  }

  /** What is asked in the same moment goes into the same batch. */
  private schedule(): void {
    this.tick();
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.send();
    });
  }

  private send(): void {
    const lanes = this.size > 1 ? LANES.batch : LANES.single;
    // A batch that is not full waits for those that are under way: meanwhile more will be asked.
    while (this.flying < lanes && this.queue.length > 0 && (this.flying === 0 || this.queue.length >= this.size)) {
      const jobs = this.queue.splice(0, this.size);
      this.flying += 1;
      this.inFlight += jobs.length;
      void this.carry(jobs).finally(() => {
        this.flying -= 1;
        this.inFlight -= jobs.length;
        if (this.queue.length > 0) this.send();
        else if (this.flying === 0) this.rest();
      });
    }
  }

  private async carry(jobs: Job[]): Promise<void> {
    const began = performance.now();
    const replies =
      jobs.length > 1 ? await this.carryBatch(jobs) : [await this.options.line.get(this.pathOf(jobs[0]!.question))];
    if (!replies) {
      this.queue.unshift(...jobs);
      return;
    }
    this.latency = performance.now() - began;
    for (const [at, job] of jobs.entries()) {
      const reply = replies[at];
      // Within a batch, too, a server may fail at one question; alone it is asked with more patience.
      const failed = jobs.length > 1 && reply && (reply.status === 429 || reply.status >= 500);
      job.answer(this.read(job, failed ? await this.options.line.get(this.pathOf(job.question)) : reply));
    }
  }

  /** @returns undefined where they are to be asked again in smaller batches */
  private async carryBatch(jobs: readonly Job[]): Promise<(Reply | undefined)[] | undefined> {
    const reply = await this.options.line.batch(batchOf(jobs.map(({ question }) => this.pathOf(question))));
    const replies = reply && repliesOf(reply, jobs.length);
    if (replies || this.options.line.down) return replies ?? jobs.map(() => undefined);
    this.size = reply ? 1 : Math.max(1, Math.floor(Math.min(this.size, jobs.length) / SMALLER));
    return undefined;
  }

  private read({ question, of }: Job, reply: Reply | undefined): Known {
    if (!reply) return UNAVAILABLE;
    this.answered += 1;
    const reading = readAnswer(question, reply);
    if (!of) return typeof reading === 'string' ? NOT_HELD : reading;
    if (question.ask === 'code') return of.held.judge(question.code, of.held.settle(reading));
    // That a value set is not found says nothing of the code.
    if (typeof reading === 'string') return NOT_HELD;
    return 'code' in question ? of.held.judge(question.code, of.held.settle(reading)) : reading;
  }

  private tick(): void {
    const { onWaiting } = this.options;
    if (onWaiting) this.ticking ??= setInterval(() => onWaiting(this.waiting()), SECOND);
  }

  private rest(): void {
    clearInterval(this.ticking);
    this.ticking = undefined;
    this.options.onWaiting?.(this.waiting());
  }

  private waiting(): Waiting {
    const requests = Math.ceil(this.queue.length / this.size);
    const lanes = this.size > 1 ? LANES.batch : LANES.single;
    const left = Math.max(this.options.line.pace.timeFor(requests), (requests * this.latency) / lanes);
    return { answered: this.answered, waiting: this.queue.length + this.inFlight, left };
  }
}

/** Whether the answer stays the same as long as the version of the code system does. */
function isOfVersion(question: Question): boolean {
  if (question.ask === 'code') return question.version === undefined;
  return (
    question.ask === 'subsumes' || (question.ask === 'member' && question.valueSet.startsWith(`${question.system}?`))
  );
}
