/** Findings in the order in which a reader who sees only some of them should see them. */
import type { Finding } from './types.js';

const LEVELS = ['error', 'warning', 'note', 'none'] as const;

/** Less is worse: what gates before all else, then by level, failures before reviews. */
export function weightOf(finding: Pick<Finding, 'gates' | 'level' | 'outcome'>): number {
  const outcome = finding.outcome === 'review' ? 4 : 0;
  return (finding.gates ? 0 : 10) + outcome + LEVELS.indexOf(finding.level);
}

/** What gates first, then by level; reviews after failures. The order is otherwise that of the report. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => weightOf(a) - weightOf(b));
}
