/** What the entries of a section lead to, clinical or not. */
import type { ConceptFact } from './codes.js';

/** One resource or act that an entry refers to or holds; a list stands for what it lists. */
export interface EntryTarget {
  /** Resource type, or name of the act; empty where the record does not hold what the entry refers to */
  type: string;
  path: string;
  /** What says what it is about: a medicine’s code, the code of a diagnosis, the type of an encounter */
  concept?: ConceptFact;
  /** MIME type of a file */
  contentType?: string;
}
