/**
 * Looks ahead where a terminology server is asked: rules are run on records before their turn comes, what they ask of the server is
 * fetched meanwhile for many records at once, and a record is judged for good when its answers are there. The queue grows only
 * while something in it waits, and is bounded by records and by what they weigh; without a server there is none.
 */
import type { Run } from '../check.js';
import { unlessAborted } from '../unless-aborted.js';
import { evaluate } from './evaluate.js';
import { Heard } from './heard.js';
import type { Plan } from './plan.js';
import type { RecordStep, Step } from './read.js';

const MOST = { steps: 1500, records: 500, weight: 20_000 };
/** An answer may raise a question, as which slice of a profile a code belongs to; after so many it is judged as it is */
const ROUNDS = 5;

/** @returns the steps in their order */
export function lookAhead(steps: AsyncGenerator<Step>, run: Run): AsyncIterable<Step> {
  return run.later ? throughQueue(steps, run) : steps;
}

/**
 * Waits for the answers that a record's rules ask for.
 * @returns what the rules say then; undefined where the run has ended meanwhile
 */
export async function answered(step: RecordStep, plan: Plan, run: Run): Promise<Heard | undefined> {
  if (step.waiting) await (run.signal ? unlessAborted(step.waiting, run.signal) : step.waiting);
  if (run.signal?.aborted) return undefined;
  if (step.heard?.plan !== plan) await rehearse(step, plan, run);
  return step.heard;
}

/**
 * Runs the rules, and again when what they have asked is answered: an answer may raise a question.
 * @returns undefined where they have nothing to wait for
 */
function rehearse(step: RecordStep, plan: Plan, run: Run): Promise<void> | undefined {
  // What a trial of FHIR versions asked may have gone out for another record meanwhile: it is asked anew.
  if (step.record.tried) run.forget(step.record);
  const fetched = hear(step, plan, run);
  return fetched && untilSettled(fetched, step, plan, run);
}

function hear(step: RecordStep, plan: Plan, run: Run): Promise<void> | undefined {
  const { record, facts } = step;
  step.heard = new Heard(plan);
  evaluate(plan, { ...run.context, facts, generation: record.generation, record }, step.heard);
  return run.later?.fetch();
}

async function untilSettled(first: Promise<void>, step: RecordStep, plan: Plan, run: Run): Promise<void> {
  let fetched: Promise<void> | undefined = first;
  for (let round = 1; fetched && round <= ROUNDS; round += 1) {
    await fetched;
    if (run.signal?.aborted) break;
    run.forget(step.record);
    fetched = hear(step, plan, run);
  }
  // Of a run that has ended too: what still seems to wait would be waited for again and again.
  step.waiting = undefined;
}

async function* throughQueue(steps: AsyncGenerator<Step>, run: Run): AsyncGenerator<Step> {
  const queue = new Queue();
  let plan = run.plan;
  let bytes = 0;
  const put = (step: Step): void => {
    if ('payload' in step) {
      // Which number a payload gets is not known yet; then all rules are asked, which may be more than are needed.
      plan = step.name === undefined ? run.plan : run.planFor(step.name);
      bytes = step.payload.bytes;
    }
    if ('record' in step) {
      if (!run.signal?.aborted) step.waiting = rehearse(step, plan, run);
      queue.put(step, weightOf(step, bytes));
      bytes = 0;
    } else queue.put(step, 0);
  };
  try {
    for (let next = pull(steps); ; ) {
      const came = await nextOrAnswers(next, queue.waiting);
      if (came?.done) break;
      if (came) {
        put(came.value);
        next = pull(steps);
      }
      yield* queue.due();
    }
  } catch (error) {
    // What goes wrong in reading comes after what was read before.
    yield* queue.all();
    throw error;
  } finally {
    // Not waited for: the source may be waiting itself.
    steps.return(undefined).catch(() => {});
  }
  yield* queue.all();
}

/** What goes wrong is met where the step is waited for, which may be never. */
function pull(steps: AsyncGenerator<Step>): Promise<IteratorResult<Step, void>> {
  const next = steps.next();
  next.catch(() => {});
  return next;
}

/**
 * Whichever comes first: a source may give nothing more before what it gave has come back, as the main thread gives to workers.
 * @returns undefined where the answers came
 */
async function nextOrAnswers(
  next: Promise<IteratorResult<Step, void>>,
  answers: Promise<void> | undefined,
): Promise<IteratorResult<Step, void> | undefined> {
  if (!answers) return next;
  return Promise.race([next, answers.then(() => undefined)]);
}

/** About how many kilobytes a record takes: the first has those of its payload, of others what is coded in it tells. */
function weightOf({ facts }: RecordStep, bytes: number): number {
  return 1 + facts.get('coding').length + Math.ceil(bytes / 1024);
}

/** First in, first out. */
class Queue {
  private readonly steps: { step: Step; weight: number }[] = [];
  private weight = 0;
  private records = 0;

  put(step: Step, weight: number): void {
    this.steps.push({ step, weight });
    this.weight += weight;
    this.records += weight > 0 ? 1 : 0;
  }

  /** What the first step waits for */
  get waiting(): Promise<void> | undefined {
    const step = this.steps[0]?.step;
    return step && 'record' in step ? step.waiting : undefined;
  }

  /** Steps whose turn it is: those that wait for nothing, and where the queue is full the first, whatever it waits for. */
  *due(): Generator<Step> {
    while (this.steps.length > 0 && (!this.waiting || this.isFull())) yield this.take();
  }

  *all(): Generator<Step> {
    while (this.steps.length > 0) yield this.take();
  }

  private take(): Step {
    const { step, weight } = this.steps.shift()!;
    this.weight -= weight;
    this.records -= weight > 0 ? 1 : 0;
    return step;
  }

  private isFull(): boolean {
    return this.steps.length >= MOST.steps || this.records >= MOST.records || this.weight >= MOST.weight;
  }
}
