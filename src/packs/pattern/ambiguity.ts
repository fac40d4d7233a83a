/**
 * Whether a backtracking engine can take more than linear time (Weber and Seidl, On the degree of ambiguity of finite automata,
 * 1991): exponential where one loop can be gone round in two ways with the same text; of a higher power where one loop leads to
 * another and the same text keeps it in the first, brings it from the first to the second, and keeps it in the second.
 */
import { type Characters, meet } from './characters.js';
import { componentsOf } from './components.js';
import type { Positions } from './positions.js';
import { PatternRefused } from './syntax.js';

const MOST_STEPS = 400_000;

/** @throws PatternRefused where linear time cannot be proved */
export function refuseAmbiguous(positions: Positions): void {
  const { follow } = positions;
  const component = componentsOf(follow);
  const looped = new Map<number, number[]>();
  follow.forEach((next, from) => {
    const own = component[from]!;
    if (!next.some((to) => component[to] === own)) return;
    looped.set(own, [...(looped.get(own) ?? []), from]);
  });
  const search = new Search(positions, component);
  for (const members of looped.values()) if (search.hasTwoWaysRound(members)) throw new PatternRefused(EXPONENTIAL);
  for (const from of looped.values())
    for (const to of looped.values()) if (from !== to && search.leadsOn(from, to)) throw new PatternRefused(POLYNOMIAL);
}

const EXPONENTIAL =
  'a repetition holds another repetition or alternatives that can take the same text in more than one way';
const POLYNOMIAL =
  'one repetition can take what another takes too, before, after or inside it (a pattern that does not begin with ^ is tried at every place)';

class Search {
  private steps = 0;
  private readonly known = new Map<string, boolean>();

  constructor(
    private readonly positions: Positions,
    private readonly component: readonly number[],
  ) {}

  /** From one position two different ways lead round to it with the same text. */
  hasTwoWaysRound(members: readonly number[]): boolean {
    const { follow } = this.positions;
    const own = this.component[members[0]!];
    const inside = (at: number) => follow[at]!.filter((to) => this.component[to] === own);
    for (const at of members) if (new Set(inside(at)).size < inside(at).length) return true;
    // Pairs that two runs of one text reach, having parted: do they meet again?
    const seen = new Set<number>();
    const queue: [number, number][] = [];
    const size = follow.length;
    const visit = (a: number, b: number): void => {
      if (!this.share(a, b) || seen.has(a * size + b)) return;
      seen.add(a * size + b);
      queue.push([a, b]);
    };
    for (const at of members) for (const a of inside(at)) for (const b of inside(at)) if (a < b) visit(a, b);
    for (let next = queue.pop(); next; next = queue.pop()) {
      this.step();
      const [a, b] = next;
      if (a === b) return true;
      for (const c of inside(a)) for (const d of inside(b)) visit(c, d);
    }
    return false;
  }

  /** One text leads from p to p, from p to q and from q to q, for p in the one loop and q in the other. */
  leadsOn(from: readonly number[], to: readonly number[]): boolean {
    if (!this.reaches(from[0]!, to[0]!)) return false;
    return from.some((p) => to.some((q) => this.share(p, q) && this.tripleLeads(p, q)));
  }

  private tripleLeads(p: number, q: number): boolean {
    const { follow } = this.positions;
    const [first, second] = [this.component[p], this.component[q]];
    const size = follow.length;
    const seen = new Set<number>();
    const queue: [number, number, number][] = [[p, p, q]];
    for (let next = queue.pop(); next; next = queue.pop()) {
      const [a, b, c] = next;
      for (const d of follow[a]!) {
        if (this.component[d] !== first) continue;
        for (const f of follow[c]!) {
          if (this.component[f] !== second || !this.share(d, f)) continue;
          for (const e of follow[b]!) {
            this.step();
            const key = (d * size + e) * size + f;
            if (seen.has(key) || !this.share3(d, e, f)) continue;
            if (d === p && e === q && f === q) return true;
            seen.add(key);
            queue.push([d, e, f]);
          }
        }
      }
    }
    return false;
  }

  private reaches(from: number, to: number): boolean {
    const seen = new Set([from]);
    const queue = [from];
    for (let at = queue.pop(); at !== undefined; at = queue.pop())
      for (const next of this.positions.follow[at]!) {
        if (next === to) return true;
        if (!seen.has(next)) queue.push(next);
        seen.add(next);
      }
    return false;
  }

  private share(a: number, b: number): boolean {
    return a === b || this.ask(`${a},${b}`, () => meet(this.takes(a), this.takes(b)));
  }

  private share3(a: number, b: number, c: number): boolean {
    return this.ask(`${a},${b},${c}`, () => meet(meet(this.takes(a), this.takes(b)), this.takes(c)));
  }

  private ask(key: string, common: () => Characters): boolean {
    let known = this.known.get(key);
    if (known === undefined) {
      known = common().length > 0;
      this.known.set(key, known);
    }
    return known;
  }

  private takes(at: number): Characters {
    return this.positions.takes[at]!;
  }

  private step(): void {
    this.steps += 1;
    if (this.steps > MOST_STEPS) throw new PatternRefused('it is too intricate to be proved linear in time');
  }
}
