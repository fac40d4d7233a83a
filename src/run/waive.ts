/**
 * Waivers: a person accepts a finding for a time, by name and for a reason, or answers for a requirement that go-live asks and this
 * sample does not show. What is waived is shown apart and does not gate; it is never counted as a pass. A waiver that has expired, or that nothing needed, stops the run, so that none is forgotten.
 */
import { likeness } from '../name-pattern.js';
import type { Finding } from '../report/types.js';

export interface Waiver {
  /** `nhs-number/check-digit`; a waiver has this or `requirement` */
  rule?: string;
  /** `nhs-number/traced`: somebody has seen in another way that it is met. Only go-live asks */
  requirement?: string;
  /** One finding … */
  fingerprint?: string;
  /** … or a path, with `*` for any run of characters; left out: every finding of the rule */
  path?: string;
  /** Payload names it holds for, with `*` for any run of characters; left out: all */
  payloads?: string;
  reason: string;
  owner: string;
  /** ISO date; the last day on which it holds */
  expires: string;
}

/** The longest that a waiver may run, in days. */
export const LONGEST_WAIVER = 180;

export interface WaiverTrouble {
  waiver: Waiver;
  problem: 'expired' | 'too-long' | 'unused' | 'expires-soon';
  message: string;
}

export class Waivers {
  private readonly used = new Set<Waiver>();
  private asksRequirements = false;
  private readonly inForce: { waiver: Waiver; path?: RegExp; payloads?: RegExp }[];

  constructor(
    private readonly waivers: readonly Waiver[],
    private readonly today: string,
  ) {
    this.inForce = waivers
      .filter(({ expires }) => expires >= today && daysBetween(today, expires) <= LONGEST_WAIVER)
      .map((waiver) => ({
        waiver,
        ...(waiver.path === undefined ? {} : { path: likeness(waiver.path) }),
        ...(waiver.payloads === undefined ? {} : { payloads: likeness(waiver.payloads) }),
      }));
  }

  /** Whether a waiver in force covers the finding. */
  cover(finding: Finding, payload: string): boolean {
    const found = this.inForce.find(
      ({ waiver, path, payloads }) =>
        waiver.rule === finding.rule &&
        (waiver.fingerprint === undefined || waiver.fingerprint === finding.fingerprint) &&
        (path === undefined || path.test(finding.path ?? '')) &&
        (payloads === undefined || payloads.test(payload)),
    );
    if (found) this.used.add(found.waiver);
    return found !== undefined;
  }

  /**
   * Whether somebody answers for a requirement.
   * @param requirement `standard/requirement`, which has not been shown to be met
   */
  answerFor(requirement: string): boolean {
    const found = this.inForce.find(({ waiver }) => waiver.requirement === requirement);
    if (found) this.used.add(found.waiver);
    return found !== undefined;
  }

  /** The run has asked for all requirements that nothing shows, so a waiver of another is not needed. */
  askedRequirements(): void {
    this.asksRequirements = true;
  }

  /**
   * What must be said of waivers after a run; all but `expires-soon` stop it.
   * @param payloads names of those that the run read: of others nothing can be said
   */
  troubles(payloads: ReadonlySet<string>): WaiverTrouble[] {
    return this.waivers.flatMap((waiver) => {
      const trouble = this.troubleOf(waiver, payloads);
      return trouble ? [trouble] : [];
    });
  }

  private troubleOf(waiver: Waiver, payloads: ReadonlySet<string>): WaiverTrouble | undefined {
    const { rule, requirement, owner, expires } = waiver;
    const who = `The waiver of ${rule ?? requirement} (owner ${owner})`;
    if (expires < this.today)
      return { waiver, problem: 'expired', message: `${who} expired on ${expires}. Mend the finding or decide anew.` };
    const days = daysBetween(this.today, expires);
    if (days > LONGEST_WAIVER)
      return {
        waiver,
        problem: 'too-long',
        message: `${who} runs for ${days} days; ${LONGEST_WAIVER} is the most. Choose an earlier date.`,
      };
    const mayBeUnused = rule === undefined ? this.asksRequirements : couldApply(waiver, payloads);
    if (!this.used.has(waiver) && mayBeUnused)
      return {
        waiver,
        problem: 'unused',
        message: `${who} covers ${rule === undefined ? 'nothing that was left to show in' : 'no finding of'} this run. Remove it, or correct what it names.`,
      };
    if (this.used.has(waiver) && days <= 14)
      return { waiver, problem: 'expires-soon', message: `${who} expires on ${expires}.` };
    return undefined;
  }
}

function couldApply({ payloads: pattern }: Waiver, payloads: ReadonlySet<string>): boolean {
  if (pattern === undefined) return true;
  const name = likeness(pattern);
  return [...payloads].some((one) => name.test(one));
}

/** Whole days from one ISO date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
