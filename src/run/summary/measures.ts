/** Measures of several runs as one: counts are added, and shares are worked out anew. */
import { figureOf, type MeasuresPart } from '../../report/measures.js';

export interface MeasuresTally {
  /** Sorts with those of other runs, the newest last: its words hold */
  newest: string;
  part: MeasuresPart;
}

export function mergeMeasures(a: MeasuresTally | undefined, b: MeasuresTally | undefined): MeasuresTally | undefined {
  if (!a || !b) return a ?? b;
  const [older, newer] = a.newest < b.newest ? [a, b] : [b, a];
  const counted = newer.part.counted.map((row) => {
    const before = older.part.counted.find(({ id }) => id === row.id);
    return {
      ...row,
      cells: row.cells.map((cell) => ({ ...cell, count: cell.count + countIn(before?.cells, cell.id) })),
    };
  });
  const figures = newer.part.figures.map((figure) => {
    const { share: _, band: __, ...measure } = figure;
    const cells = counted.find(({ id }) => id === figure.counted)?.cells;
    return figureOf(measure, (cell) => countIn(cells, cell));
  });
  return { newest: newer.newest, part: { ...newer.part, counted, figures } };
}

function countIn(cells: readonly { id: string; count: number }[] | undefined, cell: string): number {
  return cells?.find(({ id }) => id === cell)?.count ?? 0;
}
