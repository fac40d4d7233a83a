/** What each organisation sent, by standard: kept while payloads go by, so that the report can be merged with others. */
import type { PayloadRow, SenderRow } from '../report/types.js';
import { countOf, type Tally } from './counts.js';
import type { Plan } from './plan.js';

/** Organisations told apart; what further ones send is counted with that of unknown ones. */
const MOST = 10_000;
const DECIDED = ['pass', 'fail', 'review'] as const;

interface Kept extends Omit<SenderRow, 'standards'> {
  standards: Map<string, Omit<SenderRow['standards'][number], 'id'>>;
}

export class Senders {
  private readonly kept = new Map<string, Kept>();

  /** @param tallies of the payload, with the index of the plan's rule before each */
  add(row: PayloadRow, tallies: readonly [number, Tally][], plan: Plan): void {
    const kept = this.of(row);
    kept.payloads += 1;
    kept.records += row.records;
    for (const [index, tally] of tallies) {
      const { id } = plan.rules[index]!.standard;
      const counts = kept.standards.get(id) ?? { pass: 0, fail: 0, review: 0 };
      kept.standards.set(id, counts);
      for (const outcome of DECIDED) counts[outcome] += countOf(tally, outcome);
    }
  }

  rows(): SenderRow[] {
    return [...this.kept.values()]
      .map(({ standards, ...row }) => ({
        ...row,
        standards: [...standards]
          .map(([id, counts]) => ({ id, ...counts }))
          .filter(({ pass, fail, review }) => pass + fail + review > 0)
          .sort((a, b) => (a.id < b.id ? -1 : 1)),
      }))
      .sort((a, b) => (senderKey(a) < senderKey(b) ? -1 : 1));
  }

  private of({ sender, generation }: PayloadRow): Kept {
    const found = this.kept.get(senderKey({ ...sender, generation }));
    if (found) return found;
    const named = this.kept.size < MOST ? sender : undefined;
    const key = senderKey({ ...named, generation });
    const other = this.kept.get(key);
    if (other) return other;
    const made: Kept = { ...named, generation, payloads: 0, records: 0, standards: new Map() };
    this.kept.set(key, made);
    return made;
  }
}

/** One row for each organisation, field and generation; those that say nothing of themselves come last. */
export function senderKey({ ods, from, generation }: Pick<SenderRow, 'ods' | 'from' | 'generation'>): string {
  return ods === undefined ? `~ ${generation}` : `${ods} ${from ?? ''} ${generation}`;
}
