import { describe, expect, it } from 'vitest';
import { Pace } from '../../../src/terminology-server/pace.js';
import { fakeClock } from './opened.js';

const SPAN = 1000;

/** When requests went out, each of which takes a while. */
async function run(most: number, requests: number, seed: number): Promise<number[]> {
  const clock = fakeClock();
  let state = seed;
  const random = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
  const pace = new Pace(most, SPAN, clock, new AbortController().signal);
  const times: number[] = [];
  const lane = async (): Promise<void> => {
    while (times.length < requests) {
      const ended = await pace.turn();
      times.push(clock.now());
      await clock.wait(Math.floor(random() * 40), new AbortController().signal);
      ended();
    }
  };
  await Promise.all([lane(), lane(), lane()]);
  return times;
}

describe('a pace', () => {
  it.each([1, 2, 3])('lets no span see more than the limit, run %i', async (seed) => {
    const most = 25;
    const times = await run(most, 300, seed);
    for (const [at, time] of times.entries()) {
      const later = times[at + most];
      if (later !== undefined) expect(later - time).toBeGreaterThanOrEqual(SPAN);
    }
  });

  it('lets go at once as many as are allowed', async () => {
    const times = await run(1000, 100, 7);
    expect(times.at(-1)).toBeLessThan(100 * 40);
  });

  it('says how long the limit makes so many more wait', async () => {
    const clock = fakeClock();
    const pace = new Pace(10, SPAN, clock, new AbortController().signal);
    for (let count = 0; count < 10; count += 1) (await pace.turn())();
    expect([0, 1, 10, 11, 25].map((requests) => pace.timeFor(requests))).toEqual([0, SPAN, SPAN, 2 * SPAN, 3 * SPAN]);
    pace.hold(5 * SPAN);
    expect(pace.timeFor(1)).toBe(5 * SPAN);
  });

  it('keeps nobody waiting once it is over', async () => {
    const over = new AbortController();
    const pace = new Pace(1, 1e9, { now: () => 0, wait: () => new Promise(() => {}) }, over.signal);
    await pace.turn();
    const second = pace.turn();
    over.abort();
    await second;
  });
});
