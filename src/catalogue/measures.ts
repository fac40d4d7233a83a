/** standards/measures.json: what is counted in payloads, and the measures made of it. */

export type CountedId = 'content' | 'statements' | 'repeated-items' | 'patients';

export interface CountedThing {
  id: CountedId;
  /** What each of them is, in the plural */
  what: string;
  how: string;
  /** Each thing falls into one of them */
  cells: { id: string; what: string; codes?: string[] }[];
  notCounted: string[];
}

/** In per cent; the first band that a share reaches names it. */
export interface Band {
  from?: number;
  above?: number;
  label: string;
}

export interface MeasurePart {
  /** In words, in the plural */
  is: string;
  cells: string[];
}

export interface Measure {
  id: string;
  title: string;
  counted: CountedId;
  numerator: MeasurePart;
  denominator: MeasurePart;
  bands: Band[];
  /** What the report says, and how far ours is another measure */
  report: string;
  source: { title: string; clause: string; status: 'checked' | 'unverified' };
}

export interface MeasureSheet {
  note: string;
  counted: CountedThing[];
  /** Keys of headings whose sections are no clinical content */
  administrativeHeadings: string[];
  measures: Measure[];
}
