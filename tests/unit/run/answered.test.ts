import { describe, expect, it } from 'vitest';
import { checkPayload } from '../../../src/index.js';
import { toShow } from '../../../src/report/to-show.js';
import type { Waiver } from '../../../src/run/waive.js';

const bytes = new TextEncoder().encode(
  JSON.stringify({
    resourceType: 'Patient',
    identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000018' }],
  }),
);
const waiver = (requirement: string): Waiver => ({
  requirement,
  reason: 'seen in the trace log of October',
  owner: 'records team',
  expires: '2027-01-31',
});
const run = (policy: 'ci' | 'go-live', ...waivers: Waiver[]) =>
  checkPayload(bytes, {
    standard: ['nhs-number'],
    for: policy,
    waivers,
    now: () => new Date('2026-11-23T09:00:00Z'),
  });

describe('a waiver of a requirement', () => {
  it('takes it from what is left to show under go-live, and says so', async () => {
    const before = await run('go-live');
    const [first = '', ...rest] = before.run.gate.toShow ?? [];
    expect(rest.length).toBeGreaterThan(0);
    const { gate } = (await run('go-live', waiver(first.replace(' ', '/')))).run;
    expect(gate).toMatchObject({ toShow: rest, unproven: rest.length, answered: [first] });
    expect(gate.gating).toBe(before.run.gate.gating - 1);
    const told = toShow({ ...before, run: { ...before.run, gate } });
    expect(told.at(-1)).toMatchObject({ names: [first] });
    expect(told.at(-1)?.todo).toContain('waiver');
  });

  it('that nothing needed stops a run for go-live, and no other', async () => {
    const unknown = waiver('nhs-number/no-such-requirement');
    expect((await run('go-live', unknown)).errors.map(({ code }) => code)).toEqual(['waiver-unused']);
    expect((await run('ci', unknown)).errors).toEqual([]);
  });

  it('changes no outcome', async () => {
    const before = await run('go-live');
    const after = await run('go-live', waiver((before.run.gate.toShow?.[0] ?? '').replace(' ', '/')));
    expect(after.standards).toEqual(before.standards);
  });
});
