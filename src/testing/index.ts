/** `careconform/testing`: what authors of packs test them with, in any test runner or none. */
import type { CodePack } from '../packs/contract.js';
import { readCases } from './cases.js';
import { caseFaults } from './judge.js';
import { openForTest } from './open.js';

/** What a pack's tests found wrong. */
export interface PackFailure {
  /** `<standard>/<rule>` */
  rule: string;
  /** The fixture's file name, where the failure is one fixture's */
  fixture?: string;
  message: string;
}

/**
 * Runs a pack's rules on its fixtures: `fixtures/<standard>/<rule>/{pass,fail,review,na}-<what>.<ext>`.
 * A rule must have a fixture that it passes and one that it fails; a check must leave its input as it is; a message may not hold a
 * value of the payload, nor a placeholder that nothing stands for.
 * @param pack the folder of a data pack, or what `definePack` gives
 * @param fixtures their folder; left out: `fixtures` beside pack.json
 * @returns nothing where all is well
 * @throws PackError where the pack itself cannot be loaded
 */
export async function testPack(pack: string | URL | CodePack, fixtures?: string | URL): Promise<PackFailure[]> {
  const opened = await openForTest(pack);
  const cases = readCases(fixtures ?? opened.fixtures);
  const failures: PackFailure[] = [];
  for (const [rule, own] of opened.rules) failures.push(...lacking(rule, own, cases.get(rule) ?? []));
  for (const [rule, own] of cases) {
    if (!opened.rules.has(rule))
      failures.push({ rule, message: 'These fixtures are of a rule that the pack does not have.' });
    else for (const one of own) failures.push(...(await caseFaults(one, opened)));
  }
  return failures;
}

/**
 * The same for test runners, which want an error: `test('my rules', () => assertPack(new URL('.', import.meta.url)))`.
 * @throws Error with one line for each failure
 */
export async function assertPack(pack: string | URL | CodePack, fixtures?: string | URL): Promise<void> {
  const failures = await testPack(pack, fixtures);
  if (failures.length === 0) return;
  const lines = failures.map(({ rule, fixture, message }) => `${rule}${fixture ? `/${fixture}` : ''}: ${message}`);
  throw new Error(
    `The pack has ${failures.length === 1 ? 'a fault' : `${failures.length} faults`}:\n${lines.join('\n')}`,
  );
}

type Cases = ReturnType<typeof readCases> extends Map<string, infer C> ? C : never;

function lacking(rule: string, { id }: { id: string }, cases: Cases): PackFailure[] {
  const failures = (['pass', 'fail'] as const)
    .filter((kind) => !cases.some((one) => one.kind === kind))
    .map((kind) => ({
      rule,
      message: `It has no fixture ${kind}-<what> that shows it ${kind}ing. Add one in fixtures/…/${id}/.`,
    }));
  const seen = new Map<string, string>();
  for (const { name, same } of cases) {
    const before = seen.get(same);
    if (before !== undefined) failures.push({ rule, message: `The fixtures ${before} and ${name} hold the same.` });
    seen.set(same, name);
  }
  return failures;
}
