/** One line on standard error that says how far a run is, shown only when it takes longer than a moment. */

import { grouped } from '../report/words.js';
import type { Waiting } from '../terminology-server/asker.js';
import { waitingWords } from './waiting-words.js';

const MOMENT = 500;
const BETWEEN = 100;
const CLEAR_LINE = '\r\u001b[2K';

export interface Progress {
  /** @param done payloads done */
  step(done: number): void;
  /** Answers of a terminology server are waited for */
  waiting(waiting: Waiting): void;
  /** Takes the line away */
  stop(): void;
}

export const noProgress: Progress = { step: () => {}, waiting: () => {}, stop: () => {} };

/** @param stream a terminal */
export function startProgress(stream: NodeJS.WriteStream): Progress {
  const started = Date.now();
  let last = 0;
  let payloads = 0;
  let asked = '';
  const show = (now: number): void => {
    if (now - started < MOMENT || now - last < BETWEEN) return;
    last = now;
    stream.write(`${CLEAR_LINE}${grouped(payloads)} payloads checked …${asked}`);
  };
  return {
    step(done) {
      payloads = done;
      show(Date.now());
    },
    waiting(waiting) {
      asked = waiting.waiting > 0 ? ` ${waitingWords(waiting)}` : '';
      show(Date.now());
    },
    stop() {
      if (last > 0) stream.write(CLEAR_LINE);
    },
  };
}

const MINUTE = 60_000;

/** Where there is no terminal, a long wait is said once a minute, so that nobody takes it for the end. */
export function minuteNotes(note: (text: string) => void): (waiting: Waiting) => void {
  let last = Date.now();
  return (waiting) => {
    if (waiting.waiting === 0 || Date.now() - last < MINUTE) return;
    last = Date.now();
    note(waitingWords(waiting));
  };
}
