/** What somebody has accepted: waivers by name, and a baseline of what was there before. */
import type { Catalogue } from '../catalogue/types.js';
import type { CheckOptions } from '../options.js';
import type { Finding, Report } from '../report/types.js';
import { AcceptedFindings } from './baseline.js';
import { Waivers } from './waive.js';

/** Rules whose failures nobody can accept: what cannot be read gates always. */
export function rulesThatAlwaysGate({ standards }: Pick<Catalogue, 'standards'>): Set<string> {
  return new Set(
    standards.flatMap(({ id, rules }) => rules.filter((rule) => rule.gatesAlways).map((rule) => `${id}/${rule.id}`)),
  );
}

/** What is wrong where somebody accepts what always gates; undefined where nobody does. */
export function wronglyAccepted(
  { waivers = [], baseline }: Pick<CheckOptions, 'waivers' | 'baseline'>,
  catalogue: Pick<Catalogue, 'standards'>,
): string | undefined {
  const always = rulesThatAlwaysGate(catalogue);
  const waived = waivers.find(({ rule = '' }) => always.has(rule));
  if (waived) return `A waiver names ${waived.rule}, which always gates. Remove the waiver and mend the payload.`;
  const accepted = Object.keys(baseline?.findings ?? {}).find((rule) => always.has(rule));
  return accepted && `The baseline accepts ${accepted}, which always gates. Write it again: careconform baseline.`;
}

export class Acceptance {
  private readonly waivers: Waivers;
  private readonly baseline: AcceptedFindings | undefined;
  private readonly rules: ReadonlySet<string>;

  constructor({ waivers = [], baseline }: Pick<CheckOptions, 'waivers' | 'baseline'>, today: string) {
    this.waivers = new Waivers(waivers, today);
    this.baseline = baseline && new AcceptedFindings(baseline);
    this.rules = new Set([...waivers.flatMap(({ rule }) => rule ?? []), ...Object.keys(baseline?.findings ?? {})]);
  }

  readonly covers = (finding: Finding, payload: string): boolean => {
    // Both are asked, so that each knows what it was needed for.
    const waived = this.waivers.cover(finding, payload);
    return (this.baseline?.cover(finding) ?? false) || waived;
  };

  /** Whether findings of a rule may be covered at all. */
  readonly concerns = (rule: string): boolean => this.rules.has(rule);

  /**
   * Parts requirements that go-live asks and the run has not shown from those that somebody answers for.
   * @param names `standard/requirement`
   */
  partRequirements(names: readonly string[]): { open: string[]; answered: string[] } {
    this.waivers.askedRequirements();
    const answered = names.filter((name) => this.waivers.answerFor(name));
    return { open: names.filter((name) => !answered.includes(name)), answered };
  }

  /** What stops the run: waivers that have expired or cover nothing, accepted findings that no longer occur. */
  errors(complete: boolean, payloads: Report['payloads']): Report['errors'] {
    if (!complete) return [];
    const names = new Set(payloads.map(({ name }) => name));
    const errors = this.waivers
      .troubles(names)
      .filter(({ problem }) => problem !== 'expires-soon')
      .map(({ problem, message }) => ({ code: `waiver-${problem}`, message }));
    const gone = this.baseline?.gone(names) ?? 0;
    if (gone > 0)
      errors.push({
        code: 'baseline-outdated',
        message: `${gone} accepted ${gone === 1 ? 'finding of the baseline occurs' : 'findings of the baseline occur'} no longer. Write the baseline again, so that it shrinks: careconform baseline.`,
      });
    return errors;
  }

  /** What is worth saying and stops nothing. */
  notes(payloads: Report['payloads']): string[] {
    return this.waivers
      .troubles(new Set(payloads.map(({ name }) => name)))
      .filter(({ problem }) => problem === 'expires-soon')
      .map(({ message }) => message);
  }
}
