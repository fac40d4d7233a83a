/** Slicing, compiled: which occurrence belongs to which slice, and what each slice asks. */
import type { Occurrence, Overlay } from '../profile/overlay.js';
import type { Run } from '../validate/run.js';

/** One thing that an occurrence must show to belong to a slice. */
export interface Condition {
  /** As `system is 'https://…'` */
  readonly says: string;
  /** undefined where it cannot be told with what is loaded */
  holds(one: Occurrence, run: Run): boolean | undefined;
}

export interface Slice {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly conditions: readonly Condition[];
  readonly each: Overlay | undefined;
  /** The slice is sliced again */
  readonly slicing: Slicing | undefined;
}

export interface Slicing {
  readonly rules: 'open' | 'closed' | 'openAtEnd';
  readonly ordered: boolean;
  readonly slices: readonly Slice[];
  readonly profile: string;
  /** No discriminator says anything of any slice, so nothing can be told apart */
  readonly unusable: boolean;
}
