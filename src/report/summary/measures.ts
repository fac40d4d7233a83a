/** Which counts of measures may be shown: cells are masked together, and a sum is shown only where each of its cells is. */
import { percentOf } from '../measure-words.js';
import type { FigureRow, MeasuresPart } from '../measures.js';
import { suppress } from './suppress.js';
import type { PublishedFigure, PublishedMeasures, Shown } from './types.js';

export function publishMeasures({ note, counted, figures }: MeasuresPart): PublishedMeasures {
  const rows = counted.map(({ id, what, how, cells, notCounted }) => {
    const counts = cells.map(({ count }) => count);
    const whole = counts.reduce((sum, count) => sum + count, 0);
    const hidden = suppress({ whole, parts: [counts] });
    return {
      id,
      what,
      how,
      whole: hidden.whole ? null : whole,
      cells: cells.map(({ count, ...cell }, i) => ({ ...cell, count: hidden.parts[0]![i] ? null : count })),
      notCounted,
    };
  });
  return {
    note,
    counted: rows,
    figures: figures.flatMap((figure) => {
      const of = rows.find(({ id }) => id === figure.counted);
      return of ? [publishFigure(figure, of)] : [];
    }),
  };
}

function publishFigure(figure: FigureRow, of: PublishedMeasures['counted'][number]): PublishedFigure {
  const { numerator, denominator, share, band, ...rest } = figure;
  const above = sumOf(numerator.cells, of);
  const below = sumOf(denominator.cells, of);
  const both = above !== null && below !== null;
  return {
    ...rest,
    numerator: { ...numerator, count: above },
    denominator: { ...denominator, count: below },
    ...(both && share !== undefined ? { share } : {}),
    ...(both && band !== undefined ? { band } : {}),
  };
}

/** The sum of its cells where each is shown; or what the whole leaves of the others, which any reader could work out too. */
function sumOf(names: readonly string[], { cells, whole }: PublishedMeasures['counted'][number]): Shown {
  const total = (of: typeof cells): Shown =>
    of.reduce<Shown>((sum, { count }) => (sum === null || count === null ? null : sum + count), 0);
  const own = total(cells.filter(({ id }) => names.includes(id)));
  if (own !== null) return own;
  const others = total(cells.filter(({ id }) => !names.includes(id)));
  return whole === null || others === null ? null : whole - others;
}

/** The share as it is shown, where both its counts are. */
export function shareShown({ numerator, denominator }: PublishedFigure, hidden: string): string {
  if (numerator.count === null || denominator.count === null) return hidden;
  return percentOf(numerator.count, denominator.count);
}
