/** Expressions that a questionnaire brings in extensions. They are not evaluated, and each that matters is said. */
import type { JsonObject } from '../../parse/tree.js';
import type { Report } from './context.js';

/** By the end of the url: packages before and after the guide on structured data capture keep them in several places. */
const ENABLES = /questionnaire-enableWhenExpression$/;
const CONSTRAINS = /\/StructureDefinition\/(questionnaire-constraint|targetConstraint)$/;

/**
 * Says which expressions of a question, or of the questionnaire itself, were not evaluated.
 * @param at where the answers stand, or would stand
 * @returns whether it hangs on an expression if the question is asked at all
 */
export function sayExpressions(extensions: readonly JsonObject[], at: string, report: Report): boolean {
  const has = (url: RegExp): boolean =>
    extensions.some((one) => typeof one['url'] === 'string' && url.test(one['url']));
  const unread = has(ENABLES);
  if (unread) {
    const text = 'Whether the question is asked hangs on an expression of the questionnaire, which is not evaluated.';
    report.add('information', 'not-supported', text, at, 'unsupported');
  }
  if (has(CONSTRAINS)) {
    const text = 'The questionnaire sets a constraint here by an expression, which is not evaluated.';
    report.add('information', 'not-supported', text, at, 'unsupported');
  }
  return unread;
}
