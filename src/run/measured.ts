/** What is measured of a payload besides its rules: shares of content (standards/measures.json) and documents by heading. */
import type { Catalogue } from '../catalogue/types.js';
import type { Facts } from '../record/facts.js';
import { measuresOf } from '../report/measures.js';
import { type DocumentSums, DocumentsSeen } from './headings/documents-seen.js';
import { type HeadingSheets, headingSheets } from './headings/tables.js';
import { viewDocument } from './headings/view.js';
import { addCells, type CellCounts, type CountingRules, cellOf } from './measures/cells.js';
import { countRecord } from './measures/count-record.js';

/** What one payload adds to a run's measures: plain data, fit for JSON. */
export interface MeasuredSums {
  cells: CellCounts;
  documents?: DocumentSums;
}

/** What is measured with; made once a run. */
export interface Yardsticks {
  counting: CountingRules | undefined;
  headings: HeadingSheets | undefined;
}

export function yardsticks(catalogue: Catalogue): Yardsticks {
  const { measures, receiver } = catalogue;
  const verified = measures?.counted.flatMap(({ cells }) => cells.flatMap(({ codes = [] }) => codes)) ?? [];
  return {
    counting: measures && {
      sheet: measures,
      degrade: new Set(receiver?.degrade.map(({ code }) => code)),
      files: new Set(receiver?.files.types),
      verified: new Set(verified),
    },
    headings: headingSheets(catalogue),
  };
}

/** One payload, record by record. */
export class Measured {
  private readonly cells: CellCounts = {};
  private readonly documents = new DocumentsSeen();

  constructor(private readonly by: Yardsticks) {}

  /**
   * @param record its number in the payload, where there are several
   * @param bytes of the payload
   */
  add(facts: Facts, record: number | undefined, bytes: number): void {
    const { counting, headings } = this.by;
    const cells = counting ? countRecord(facts, headings?.common, counting) : {};
    addCells(this.cells, cells);
    if (!headings) return;
    for (const document of facts.get('document')) {
      const view = viewDocument(document, facts, headings);
      if (!view) {
        this.documents.passOver();
        continue;
      }
      const figures = counting ? measuresOf(counting.sheet, (of, cell) => cellOf(cells, of, cell)).figures : [];
      this.documents.add({
        ...(record === undefined ? {} : { record }),
        ...view,
        ...(record === undefined && bytes > headings.receiver.largest ? { large: true } : {}),
        measures: figures
          .filter(({ denominator }) => denominator.count > 0)
          .map(({ id, numerator, denominator }) => ({
            id,
            numerator: numerator.count,
            denominator: denominator.count,
          })),
      });
    }
  }

  sums(): MeasuredSums {
    const documents = this.documents.sums();
    return { cells: this.cells, ...(documents ? { documents } : {}) };
  }
}
