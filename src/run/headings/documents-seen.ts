/** Documents of a payload or a run: the first ones whole, all of them counted. Memory is flat. */
import type { DocumentRow, DocumentsPart, DocumentTotal, Fate, Fates, HeadingRow } from '../../report/documents.js';

/** Documents kept whole; the others are in the totals only. */
const MOST_KEPT = 200;

/** A document before it is known which payload of the run it stands in. */
export type SeenDocument = Omit<DocumentRow, 'payload'>;

/** Sections whose heading is not known are counted together. */
const UNKNOWN = 'Sections whose heading is not known';

/** What one payload adds: plain data, fit for JSON. */
export interface DocumentSums {
  kept: SeenDocument[];
  more: number;
  others: number;
  totals: DocumentTotal[];
}

export class DocumentsSeen {
  private readonly kept: DocumentRow[] = [];
  private more = 0;
  private others = 0;
  private readonly totals = new Map<string, DocumentTotal>();

  add(document: SeenDocument, payload = ''): void {
    this.keep({ payload, ...document });
    this.count({ ...document, documents: 1, headings: document.headings.map(countedHeading) });
  }

  /** A document of a kind that is not shown. */
  passOver(): void {
    this.others += 1;
  }

  merge({ kept, more, others, totals }: DocumentSums, payload: string): void {
    for (const document of kept) this.keep({ ...document, payload });
    this.more += more;
    this.others += others;
    for (const total of totals) this.count(total);
  }

  /** What to hand on, or undefined where no document was met. */
  sums(): DocumentSums | undefined {
    if (this.totals.size === 0 && this.others === 0) return undefined;
    const { kept, more, others } = this;
    return { kept, more, others, totals: this.rows() };
  }

  part(): DocumentsPart {
    const { kept, more, others } = this;
    return { kept, more, others, totals: this.rows() };
  }

  private rows(): DocumentTotal[] {
    return [...this.totals].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, total]) => total);
  }

  private keep(row: DocumentRow): void {
    if (this.kept.length < MOST_KEPT) this.kept.push(row);
    else this.more += 1;
  }

  private count({ document, name, generation, documents, headings }: DocumentTotal): void {
    const key = `${document} ${generation}`;
    const total = this.totals.get(key) ?? { document, name, generation, documents: 0, headings: [] };
    this.totals.set(key, total);
    total.documents += documents;
    for (const one of headings) {
      const found = total.headings.find(({ heading }) => heading === one.heading);
      if (found) addHeading(found, one);
      else total.headings.push(structuredClone(one));
    }
  }
}

type CountedHeading = DocumentTotal['headings'][number];

function countedHeading({ heading, name, state, items }: HeadingRow): CountedHeading {
  return { heading, name: heading === 'unknown' ? UNKNOWN : name, states: { [state]: 1 }, ...(items ? { items } : {}) };
}

function addHeading(to: CountedHeading, { states, items }: CountedHeading): void {
  for (const [state, count] of Object.entries(states) as [HeadingRow['state'], number][])
    to.states[state] = (to.states[state] ?? 0) + count;
  if (items) to.items = addFates(to.items ?? {}, items);
}

function addFates(to: Fates, from: Fates): Fates {
  for (const [fate, count] of Object.entries(from) as [Fate, number][]) to[fate] = (to[fate] ?? 0) + count;
  return to;
}
