import type { CsvTree, RecordTree } from '../../parse/tree.js';
import type { RecordFact } from '../facts.js';

/** The record that one row of a table is. */
export function rowRecord({ generation, type, envelopes }: RecordTree, { syntax, number, row }: CsvTree): RecordFact {
  return {
    kind: 'record',
    path: String(number),
    generation,
    syntax,
    type,
    profiles: [],
    envelopes,
    contains: [],
    size: row.length,
    generations: [generation],
  };
}
