/**
 * The six outcome words, the reasons for not deciding, and how outcomes of one rule combine over records.
 * Everything in the product speaks these words; no module invents its own.
 */
export const OUTCOMES = ['fail', 'broken', 'review', 'pass', 'not-tested', 'not-applicable'] as const;

/** What a rule said of one target. The order of OUTCOMES is the order of precedence when records are combined. */
export type Outcome = (typeof OUTCOMES)[number];

/** Why a rule looked and could not decide, or could not look. The report's schema holds the same list. */
export const REASONS = [
  'terminology-not-loaded',
  'profile-not-loaded',
  'terminology-server-unavailable',
  'placeholder',
  'unsupported',
  'ambiguous-generation',
  'limit-reached',
  'person-needed',
  'no-target',
  'no-rule',
  'deselected',
  'sources-disagree',
  'not-assessable',
  'not-binding',
] as const;
export type Reason = (typeof REASONS)[number];

/** Combines outcomes of one rule over several records: the one that matters most wins. */
export function combine(a: Outcome, b: Outcome): Outcome {
  return OUTCOMES.indexOf(a) <= OUTCOMES.indexOf(b) ? a : b;
}
