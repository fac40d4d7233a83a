/** Random constraints with the answer of each worked out the plain way, as sets of ids. */
import type { MemoryConcept } from './memory-graph.js';

export interface Asked {
  text: string;
  set: Set<string>;
}

export class NaiveEdition {
  readonly rows: MemoryConcept[] = [];
  readonly refsets = new Map<string, string[]>();
  private readonly byId = new Map<string, MemoryConcept>();
  private readonly above = new Map<string, Set<string>>();

  constructor(
    ids: readonly string[],
    private readonly random: () => number,
  ) {
    for (const [at, id] of ids.entries()) {
      const parents = this.several(ids.slice(0, at), 3);
      this.rows.push({
        id,
        active: random() > 0.2,
        parents,
        attributes: Array.from({ length: Math.floor(random() * 4) }, () => ({
          type: this.one(ids.slice(0, 4)),
          group: Math.floor(random() * 3),
          value: this.one(ids),
        })),
        successors: [],
        details: { moduleId: ids[0]!, effectiveTime: '20260415', defined: false },
      });
      this.byId.set(id, this.rows[at]!);
      this.above.set(id, new Set(parents.flatMap((parent) => [parent, ...this.above.get(parent)!])));
    }
    for (const refset of ids.slice(0, 3)) this.refsets.set(refset, this.several(ids, 6));
  }

  /** @param richly with attributes, not the hierarchy alone */
  ask(depth: number, richly: boolean): Asked {
    const pick = Math.floor(this.random() * (depth <= 0 ? 3 : richly ? 9 : 6));
    if (pick === 0) return this.self();
    if (pick === 1) return this.member();
    if (pick === 2)
      return this.random() < 0.2 ? { text: '*', set: new Set(this.byId.keys()) } : this.operator(this.self());
    if (pick === 3) return this.operator(this.brackets(this.ask(depth - 1, richly)));
    if (pick === 4) return this.compound(depth, richly);
    if (pick === 5) return this.filtered(this.brackets(this.ask(depth - 1, richly)));
    if (pick === 6) return this.dotted(this.brackets(this.ask(depth - 1, richly)));
    return this.refined(this.brackets(this.ask(depth - 1, richly)), depth);
  }

  private self(): Asked {
    const id = this.one(this.rows).id;
    return { text: id, set: new Set([id]) };
  }

  private member(): Asked {
    const refset = this.one([...this.refsets.keys()]);
    return { text: `^ ${refset}`, set: new Set(this.refsets.get(refset)) };
  }

  private brackets({ text, set }: Asked): Asked {
    return { text: `(${text})`, set };
  }

  private filtered({ text, set }: Asked): Asked {
    return { text: `${text} {{ C active = 1 }}`, set: this.where((id) => set.has(id) && this.byId.get(id)!.active) };
  }

  private compound(depth: number, richly: boolean): Asked {
    const first = this.brackets(this.ask(depth - 1, richly));
    const second = this.brackets(this.ask(depth - 1, richly));
    const word = this.one(['AND', 'OR', 'MINUS']);
    const set = this.where((id) => {
      const [a, b] = [first.set.has(id), second.set.has(id)];
      return word === 'AND' ? a && b : word === 'OR' ? a || b : a && !b;
    });
    return { text: `${first.text} ${word} ${second.text}`, set };
  }

  private operator({ text, set }: Asked): Asked {
    const members = [...set];
    const up = (id: string) => [...this.above.get(id)!];
    const parents = (id: string) => this.byId.get(id)!.parents;
    const has = (list: string[]) => list.some((id) => set.has(id));
    const tests: Record<string, (id: string) => boolean> = {
      '<': (id) => has(up(id)),
      '<<': (id) => set.has(id) || has(up(id)),
      '<!': (id) => has(parents(id)),
      '<<!': (id) => set.has(id) || has(parents(id)),
      '>': (id) => members.some((one) => up(one).includes(id)),
      '>>': (id) => members.some((one) => one === id || up(one).includes(id)),
      '>!': (id) => members.some((one) => parents(one).includes(id)),
      '>>!': (id) => members.some((one) => one === id || parents(one).includes(id)),
      '!!>': (id) => set.has(id) && !has(up(id)),
      '!!<': (id) => set.has(id) && !members.some((one) => up(one).includes(id)),
    };
    const sign = this.one(Object.keys(tests));
    return { text: `${sign} ${text}`, set: this.where(tests[sign]!) };
  }

  private dotted({ text, set }: Asked): Asked {
    const type = this.one(this.rows.slice(0, 4)).id;
    const rows = this.rows.filter(({ id }) => set.has(id)).flatMap(({ attributes }) => attributes);
    const values = rows.filter((row) => row.type === type).map(({ value }) => value as string);
    return { text: `${text} . ${type}`, set: new Set(values) };
  }

  private refined({ text, set }: Asked, depth: number): Asked {
    const type = this.one(this.rows.slice(0, 4)).id;
    const value = this.ask(depth - 2, false);
    const [least, most] = this.one([
      [1, Infinity],
      [0, 0],
      [0, 1],
      [2, Infinity],
    ]);
    const equal = this.random() < 0.7;
    const cardinality = `[${least}..${most === Infinity ? '*' : most}]`;
    const attribute = `${cardinality} ${type} ${equal ? '=' : '!='} (${value.text})`;
    const fits = (count: number) => count >= least! && count <= most!;
    const matches = (row: { type: string; value: unknown }) =>
      row.type === type && value.set.has(row.value as string) === equal;
    const form = this.one(['plain', 'group', 'reverse']);
    if (form === 'plain') {
      const test = (id: string) => fits(this.byId.get(id)!.attributes.filter(matches).length);
      return { text: `${text}: ${attribute}`, set: this.where((id) => set.has(id) && test(id)) };
    }
    if (form === 'group') {
      const test = (id: string) =>
        [1, 2].some((group) => {
          const own = this.byId.get(id)!.attributes.filter((row) => row.group === group);
          return own.length > 0 && fits(own.filter(matches).length);
        });
      return { text: `${text}: { ${attribute} }`, set: this.where((id) => set.has(id) && test(id)) };
    }
    const sources = this.rows.filter(({ id }) => value.set.has(id) === equal).flatMap(({ attributes }) => attributes);
    const test = (id: string) => fits(sources.filter((row) => row.type === type && row.value === id).length);
    return {
      text: `${text}: ${attribute.replace(type, `R ${type}`)}`,
      set: this.where((id) => set.has(id) && test(id)),
    };
  }

  private where(test: (id: string) => boolean): Set<string> {
    return new Set([...this.byId.keys()].filter(test));
  }

  private one<T>(list: readonly T[]): T {
    return list[Math.floor(this.random() * list.length)]!;
  }

  private several(list: readonly string[], most: number): string[] {
    if (list.length === 0) return [];
    return [...new Set(Array.from({ length: Math.floor(this.random() * (most + 1)) }, () => this.one(list)))];
  }
}
