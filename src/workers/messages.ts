/** What a thread and its workers say to each other. */
import type { MessagePort } from 'node:worker_threads';
import type { CheckOptions } from '../options.js';
import type { Source } from '../payload/types.js';
import type { Known } from '../terminology-server/answers.js';
import type { Question } from '../terminology-server/questions.js';

/** What a worker needs before its first file. */
export interface WorkerSettings {
  options: CheckOptions;
  /** When the run began, as an ISO date and time */
  started: string;
  /** The key of the run's marks */
  key: Uint8Array;
}

export interface WorkerData {
  settings: WorkerSettings;
  port: MessagePort;
}

/** A file that a worker opens by itself. */
export type Task = Pick<Source, 'name' | 'argument' | 'size' | 'path'>;

export type FromWorker =
  /** It is set up and can begin */
  | { ready: true }
  /** A SourceShare as JSON: that of the first task not yet answered. Text costs less to pass than many small objects */
  | { share: string }
  /** What the user should know and no report has a place for */
  | { note: string }
  /** What a terminology server is to be asked */
  | { ask: { id: number; questions: readonly Question[] } }
  /** The run cannot be done, in our own words */
  | { refused: { name: string; message: string } };

export type ToWorker = { tasks: Task[] } | { answers: { id: number; known: Known[] } };
