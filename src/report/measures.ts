/** Counts of what a run or a document holds → the measures of standards/measures.json, with numerator and denominator. */
import type { Band, CountedId, Measure, MeasureSheet } from '../catalogue/measures.js';

/** Things counted, by the cell that each falls into. */
export interface CountedRow {
  id: CountedId;
  what: string;
  how: string;
  cells: { id: string; what: string; count: number }[];
  notCounted: string[];
}

export interface FigureRow extends Omit<Measure, 'numerator' | 'denominator'> {
  numerator: { is: string; cells: string[]; count: number };
  denominator: { is: string; cells: string[]; count: number };
  /** From 0 to 1; left out where nothing was counted */
  share?: number;
  /** Label of the band that the share reaches */
  band?: string;
}

export interface MeasuresPart {
  note: string;
  counted: CountedRow[];
  figures: FigureRow[];
}

/** @param count how many things fell into a cell */
export function measuresOf(sheet: MeasureSheet, count: (counted: CountedId, cell: string) => number): MeasuresPart {
  return {
    note: sheet.note,
    counted: sheet.counted.map(({ id, what, how, cells, notCounted }) => ({
      id,
      what,
      how,
      cells: cells.map((cell) => ({ id: cell.id, what: cell.what, count: count(id, cell.id) })),
      notCounted,
    })),
    figures: sheet.measures.map((measure) => figureOf(measure, (cell) => count(measure.counted, cell))),
  };
}

/** @param measure as the catalogue or a report has it */
export function figureOf(measure: Measure, count: (cell: string) => number): FigureRow {
  const sum = (cells: readonly string[]): number => cells.reduce((total, cell) => total + count(cell), 0);
  const { numerator, denominator, ...rest } = measure;
  const [above, below] = [sum(numerator.cells), sum(denominator.cells)];
  const band = below > 0 ? bandOf(measure.bands, above, below) : undefined;
  return {
    ...rest,
    numerator: { is: numerator.is, cells: numerator.cells, count: above },
    denominator: { is: denominator.is, cells: denominator.cells, count: below },
    ...(below > 0 ? { share: above / below } : {}),
    ...(band === undefined ? {} : { band }),
  };
}

/** Whole numbers are compared, so that no rounding lifts a share over a line: 190 of 200 is 95 %, and 60 % is not over 60 %. */
function bandOf(bands: readonly Band[], above: number, below: number): string | undefined {
  const reached = ({ from, above: over }: Band): boolean =>
    from === undefined ? above * 100 > (over ?? 0) * below : above * 100 >= from * below;
  return bands.find(reached)?.label;
}
