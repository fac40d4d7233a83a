/** Measures in words: share, numerator, denominator and the band that the share reaches. */
import type { FigureRow, MeasuresPart } from './measures.js';
import { grouped } from './words.js';

export const MEASURES_TITLE = 'What the report of 2020 measured, measured here';

/** Measures for which there was something to count. */
export function figuresShown(measures: MeasuresPart | undefined): FigureRow[] {
  return (measures?.figures ?? []).filter(({ denominator }) => denominator.count > 0);
}

/** `60 %`, `95.7 %`; `–` where nothing was counted. A share that is not whole is never said to be, nor one that is not nothing. */
export function percentOf(numerator: number, denominator: number): string {
  if (denominator === 0) return '–';
  const share = (100 * numerator) / denominator;
  if (share < 100 && share > 99.9) return 'over 99.9 %';
  if (share > 0 && share < 0.1) return 'under 0.1 %';
  return `${Number(share.toFixed(1))} %`;
}

/** The share of a figure. */
export function shareSaid({ numerator, denominator }: FigureRow): string {
  return percentOf(numerator.count, denominator.count);
}

/** `Structured and coded content: 60 % (9 of 15). Counted: pieces with a code, of pieces of clinical content. Band: 60 % or less.` */
export function figureSentence(figure: FigureRow): string {
  const { title, numerator, denominator, band } = figure;
  const reached = band === undefined ? '' : ` Band: ${band}.`;
  const counts = `${grouped(numerator.count)} of ${grouped(denominator.count)}`;
  return `${title}: ${shareSaid(figure)} (${counts}). Counted: ${numerator.is}, of ${denominator.is}.${reached}`;
}

/** The report's own figure and where it stands; said to be unchecked where it is. */
export function sourceSaid({ report, source }: Pick<FigureRow, 'report' | 'source'>): string {
  const checked = source.status === 'unverified' ? ', not checked against the print' : '';
  return `${report} (${source.title}, ${source.clause}${checked})`;
}
