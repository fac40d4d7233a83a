/** One line on standard error that says how far a run is, shown only when it takes longer than a moment. */

import { grouped } from '../report/words.js';

const MOMENT = 500;
const BETWEEN = 100;
const CLEAR_LINE = '\r\u001b[2K';

export interface Progress {
  /** @param done payloads done */
  step(done: number): void;
  /** Takes the line away */
  stop(): void;
}

export const noProgress: Progress = { step: () => {}, stop: () => {} };

/** @param stream a terminal */
export function startProgress(stream: NodeJS.WriteStream): Progress {
  const started = Date.now();
  let last = 0;
  return {
    step(done) {
      const now = Date.now();
      if (now - started < MOMENT || now - last < BETWEEN) return;
      last = now;
      stream.write(`${CLEAR_LINE}${grouped(done)} payloads checked …`);
    },
    stop() {
      if (last > 0) stream.write(CLEAR_LINE);
    },
  };
}
