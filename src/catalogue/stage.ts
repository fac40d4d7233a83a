/** Which stage a standard is in, in either view: as of a day, or as the picture of 2020 had it. */
import type { StageOrOutside, Standard } from './types.js';

export type StageView = 'current' | 'report';

/** The stage in force on a date. Before the first entry of a timeline the standard did not exist: `future`. */
export function stageOf(standard: Standard, view: StageView, asOf: string): StageOrOutside {
  if (view === 'report') return standard.report.stage;
  let stage: StageOrOutside = 'future';
  for (const entry of standard.current) if (entry.from <= asOf) stage = entry.stage;
  return stage;
}

/** Changes of stage that fall due within a number of days after a date, so that nobody is surprised by one. */
export function stageChangesDue(standard: Standard, asOf: string, days = 90): { from: string; stage: string }[] {
  const limit = new Date(`${asOf}T00:00:00Z`);
  limit.setUTCDate(limit.getUTCDate() + days);
  const until = limit.toISOString().slice(0, 10);
  return standard.current
    .filter((entry) => entry.from > asOf && entry.from <= until)
    .map(({ from, stage }) => ({ from, stage }));
}

/** A stage of low confidence never gates: the report prints no names, so our allocation is a reconstruction. */
export function stageIsCertain(standard: Standard, view: StageView): boolean {
  return view === 'current' || standard.report.confidence === 'high' || standard.report.confidence === 'medium';
}
