/** A way to break a document that keeps to the rules. */
import type { Bundle } from '../bundle.js';
import type { Chance } from '../chance.js';

export interface Mutant {
  /** What is broken, as a name */
  kind: string;
  generations?: string[];
  documents?: string[];
  /** Breaks an ITK3 message and not a document alone */
  message?: boolean;
  /** Breaks it and says where; undefined where this document has nothing of the kind */
  break(bundle: Bundle, chance: Chance): string | undefined;
  /** The rules that are to tell it, of which one is enough */
  rules: string[];
  /** Rules that rightly say something of it too */
  also?: string[];
}
