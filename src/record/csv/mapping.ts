/** `--map FILE`: what the columns of a table mean, where their headers do not say so themselves. */
import { type Column, columnAs, isMeaning, MEANINGS, plain } from './meanings.js';

/** Columns by header, without case, spaces and signs. */
export interface CsvMapping {
  columns: ReadonlyMap<string, Column>;
}

/** A mapping file is not what it should be; the message is ours, and names the column: the file is the user's own and holds no data. */
export class CsvMappingError extends Error {
  override name = 'CsvMappingError';
}

/**
 * Reads a mapping: an object with a member `columns`, in which each header has a meaning of the list MEANINGS.
 *
 *     { "columns": { "Unit No": "local-patient-id", "Primary Dx": "icd-10", "Comments": "ignore" } }
 *
 * Headers are compared without case, spaces and signs. What the mapping names goes before what a header says by itself.
 *
 * @param json the mapping file as JSON.parse gives it
 * @throws CsvMappingError where it has another shape or an unknown meaning
 */
export function createCsvMapping(json: unknown): CsvMapping {
  const columns = memberOf(json, 'columns');
  if (typeof columns !== 'object' || columns === null || Array.isArray(columns))
    throw new CsvMappingError('The mapping needs a member "columns": an object with a meaning for each header.');
  const found = new Map<string, Column>();
  for (const [header, meaning] of Object.entries(columns)) {
    if (!isMeaning(meaning))
      throw new CsvMappingError(
        `The meaning of column "${header}" in the mapping is not known; use one of ${MEANINGS.join(', ')}.`,
      );
    found.set(plain(header), columnAs(meaning, header));
  }
  return { columns: found };
}

function memberOf(json: unknown, name: string): unknown {
  return typeof json === 'object' && json !== null && name in json
    ? (json as Record<string, unknown>)[name]
    : undefined;
}
