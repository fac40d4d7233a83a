/** Measures in words: share, numerator, denominator and the band that the share reaches. */
import type { FigureRow, MeasuresPart } from './measures.js';
import { percent } from './percent.js';
import { grouped } from './words.js';

export const MEASURES_TITLE = 'What the report of 2020 measured, measured here';

/** Measures for which there was something to count. */
export function figuresShown(measures: MeasuresPart | undefined): FigureRow[] {
  return (measures?.figures ?? []).filter(({ denominator }) => denominator.count > 0);
}

/** `60 %`; `–` where nothing was counted. A share that is not whole is never said to be. */
export function shareSaid({ numerator, denominator }: { numerator: number; denominator: number }): string {
  if (denominator === 0) return '–';
  const share = numerator / denominator;
  if (share < 1 && share > 0.995) return 'over 99 %';
  return percent(share);
}

/** `9 of 15`, and the band where there are bands. */
export function countsSaid({ numerator, denominator }: FigureRow): string {
  return `${grouped(numerator.count)} of ${grouped(denominator.count)}`;
}

/** `9 of 15: pieces of clinical content with a code, of all pieces` as one sentence. */
export function figureSentence(figure: FigureRow): string {
  const { title, numerator, denominator, band } = figure;
  const share = shareSaid({ numerator: numerator.count, denominator: denominator.count });
  const reached = band === undefined ? '' : ` Band: ${band}.`;
  return `${title}: ${share}, ${grouped(numerator.count)} ${numerator.is}, of ${grouped(denominator.count)} ${denominator.is}.${reached}`;
}

/** The report's own figure and where it stands; said to be unchecked where it is. */
export function sourceSaid({ report, source }: FigureRow): string {
  const checked = source.status === 'unverified' ? ', not checked against the print' : '';
  return `${report} (${source.title}, ${source.clause}${checked})`;
}
