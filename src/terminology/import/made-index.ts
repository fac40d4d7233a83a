/** What every importer makes. */
import type { IndexMeta } from '../index-format.js';

export interface MadeIndex {
  meta: IndexMeta;
  /** To be written one after the other */
  pieces: Uint8Array[];
}
