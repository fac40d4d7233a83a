/** What several runs found. `Summary` is whole; `Published` is what may be shown: small counts are taken out of it. */
import type { StageOrOutside, Yardstick } from '../../catalogue/types.js';
import type { CountedRow, FigureRow, MeasuresPart } from '../measures.js';
import type { RequirementRow, StandardRow, StandardSample, VerdictWord } from '../types.js';

export interface SummaryRun {
  started: string;
  label?: string;
  tool: string;
  catalogue: { version: string; digest: string; asOf: string; stages: string };
  complete: boolean;
  data: string;
}

export const DECIDED = ['fail', 'review', 'pass'] as const;
export type Decided = (typeof DECIDED)[number];

/** Counts of one standard in a part of the runs: of an organisation, a supplier, a day. */
export type PartCounts = { id: string } & Record<Decided, number>;

export interface Part {
  /** ODS code, label or date; left out where it is not known */
  name?: string;
  /** Fields and generations that said the name */
  said?: string[];
  payloads: number;
  records: number;
  standards: PartCounts[];
}

export interface Summary {
  runs: SummaryRun[];
  payloads: number;
  /** Of the payloads: those of no kind that is known */
  unrecognised?: number;
  records: number;
  /** As in a report of all the payloads in one run; rules are always there */
  standards: (StandardRow & Required<Pick<StandardRow, 'rules'>>)[];
  organisations: Part[];
  suppliers: Part[];
  days: Part[];
  /** Of the runs that were measured */
  measures?: MeasuresPart;
  /** Runs whose reports hold no measures */
  unmeasured?: number;
}

/** A count that may be shown; null where it is small, or would give a small one away. */
export type Shown = number | null;

export type ShownCounts = Record<Decided, Shown>;

export interface PublishedPart {
  name?: string;
  said?: string[];
  payloads: Shown;
  records: Shown;
  standards: ({ id: string } & ShownCounts)[];
}

export interface PublishedStandard extends ShownCounts {
  id: string;
  name: string;
  stage: StageOrOutside;
  verdict: VerdictWord;
  requirements: Pick<RequirementRow, 'id' | 'verb' | 'outcome' | 'reason'>[];
  rules: ({ id: string } & ShownCounts)[];
  sample?: StandardSample;
}

export interface PublishedFigure extends Omit<FigureRow, 'numerator' | 'denominator'> {
  numerator: { is: string; cells: string[]; count: Shown };
  denominator: { is: string; cells: string[]; count: Shown };
}

export interface PublishedMeasures {
  note: string;
  counted: (Omit<CountedRow, 'cells'> & { whole: Shown; cells: { id: string; what: string; count: Shown }[] })[];
  figures: PublishedFigure[];
}

export interface Published {
  kind: 'summary';
  schemaVersion: 1;
  runs: SummaryRun[];
  cautions: string[];
  payloads: Shown;
  unrecognised: Shown;
  records: Shown;
  standards: PublishedStandard[];
  organisations: PublishedPart[];
  suppliers: PublishedPart[];
  days: PublishedPart[];
  yardstick?: Yardstick;
  measures?: PublishedMeasures;
}
