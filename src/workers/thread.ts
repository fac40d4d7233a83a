/** One worker thread, and the batch that it is on. */
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { SourceShare } from '../run/share.js';
import type { Known } from '../terminology-server/answers.js';
import type { Question } from '../terminology-server/questions.js';
import type { FromWorker, ToWorker } from './messages.js';
import type { Given } from './pool.js';

export interface ThreadEvents {
  note(text: string): void;
  /** Has a terminology server asked */
  ask(questions: readonly Question[]): Promise<Known[]>;
  /** The batch is done */
  idle(): void;
  /** The run cannot be done */
  refused(error: Error): void;
  /** @param left what was not done, the file it died on first; @param begun whether it ever was ready */
  died(left: readonly Given[], begun: boolean): void;
}

export class Thread {
  private readonly worker: Worker;
  private readonly port: MessagePort;
  private batch: Given[] = [];
  private begun = false;
  private over = false;

  constructor(
    script: URL,
    data: unknown,
    private readonly events: ThreadEvents,
  ) {
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    this.worker = new Worker(script, { workerData: { settings: data, port: port2 }, transferList: [port2] });
    port1.on('message', (message: FromWorker) => this.hear(message));
    // The error's own text may quote a payload; that the thread died is all that is used.
    this.worker.on('error', () => {});
    this.worker.on('exit', () => this.die());
  }

  give(batch: Given[]): void {
    this.batch = [...batch];
    this.say({ tasks: batch.map(({ task }) => task) });
  }

  private say(message: ToWorker): void {
    this.port.postMessage(message);
  }

  async end(): Promise<void> {
    this.over = true;
    this.port.close();
    await this.worker.terminate();
  }

  private hear(message: FromWorker): void {
    if ('ready' in message) this.begun = true;
    else if ('note' in message) this.events.note(message.note);
    else if ('ask' in message) void this.answer(message.ask);
    else if ('refused' in message) {
      const { name, message: words } = message.refused;
      this.events.refused(Object.assign(new Error(words), { name }));
    } else {
      this.batch.shift()?.settle(JSON.parse(message.share) as SourceShare);
      if (this.batch.length === 0 && !this.over) this.events.idle();
    }
  }

  private async answer({ id, questions }: { id: number; questions: readonly Question[] }): Promise<void> {
    const known = await this.events.ask(questions);
    if (!this.over) this.say({ answers: { id, known } });
  }

  private die(): void {
    if (this.over) return;
    this.over = true;
    // What it said before it died may not have been heard yet.
    for (let heard = receiveMessageOnPort(this.port); heard; heard = receiveMessageOnPort(this.port))
      this.hear(heard.message as FromWorker);
    this.port.close();
    this.events.died(this.batch, this.begun);
  }
}
