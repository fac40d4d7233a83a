/** Random Full releases: the index says of each concept what a plain reading of the rows says. */
import { describe, expect, it } from 'vitest';
import { seeded, someCodes } from '../graph.js';
import { importTexts, MadeRelease, REFSET } from './release.js';

const DAYS = ['20200101', '20210101', '20220101', '20230101', '20240101'];

/** The latest row of each id, by its own order of days. */
class Latest<T> {
  private readonly rows = new Map<string, { day: string; active: number; what: T }>();

  add(id: string, day: string, active: number, what: T): void {
    const held = this.rows.get(id);
    if (!held || day > held.day) this.rows.set(id, { day, active, what });
  }

  active(): T[] {
    return [...this.rows.values()].filter(({ active }) => active === 1).map(({ what }) => what);
  }
}

describe('a random Full release', () => {
  it.each([1, 2, 3, 4])('is read as its rows say (seed %i)', async (seed) => {
    const random = seeded(seed);
    const upTo = (count: number) => Math.floor(random() * count);
    const shuffled = () => DAYS.filter(() => random() < 0.6).sort(() => random() - 0.5);
    const codes = someCodes(40, random);
    const release = new MadeRelease('Random', 'Full');
    const concepts = new Latest<string>();
    const parents = new Latest<string>();
    const members = new Latest<string>();
    for (const [at, code] of codes.entries()) {
      for (const day of ['20190101', ...shuffled()]) {
        const active = upTo(2);
        release.concept(code, active, day);
        concepts.add(code, day, active, code);
      }
      release.describe(at, code, `Thing ${at} (finding)`);
      for (let many = at === 0 ? 0 : upTo(4); many > 0; many -= 1) {
        const [id, parent] = [at * 10 + many, codes[upTo(at)]!];
        for (const day of ['20190101', ...shuffled()]) {
          const active = upTo(2);
          release.isA(id, code, parent, active, day);
          parents.add(String(id), day, active, `${code} ${parent}`);
        }
      }
      for (let many = upTo(3); many > 0; many -= 1)
        for (const day of shuffled()) {
          const active = upTo(2);
          release.member(REFSET, code, active, day, `member-${at}-${many}`);
          members.add(`${at}-${many}`, day, active, code);
        }
    }
    const index = await importTexts(release.isA(9999, codes[1]!, codes[0]!, 0).texts());
    const all = codes.map((code) => ({ code, ordinal: index.find(code) }));
    const named = (pick: (ordinal: number) => boolean) =>
      all.filter(({ ordinal }) => pick(ordinal)).map(({ code }) => code);
    expect(named((ordinal) => index.active(ordinal))).toEqual(codes.filter((code) => concepts.active().includes(code)));
    expect(named((ordinal) => index.isMember(REFSET, ordinal)).sort()).toEqual([...new Set(members.active())].sort());
    const edges = all.flatMap(({ code, ordinal }) => index.parents(ordinal).map((at) => `${code} ${index.code(at)}`));
    expect(edges.sort()).toEqual([...new Set(parents.active())].sort());
  });
});
