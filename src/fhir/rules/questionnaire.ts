/** Questionnaires, and the answers of a response to them. */
import type { Assertion } from '../compile/shape.js';
import type { Issue } from '../contract.js';
import type { Engine } from '../engine.js';
import { checkQuestionnaire } from '../questionnaire/definition.js';
import { checkQuestionnaireResponse } from '../questionnaire/response.js';
import { isObject } from '../reference/scope.js';
import type { Run } from '../validate/run.js';

export function questionnaireRules(engine: Engine): readonly Assertion[] {
  if (engine.version < '4.0') return [];
  return [
    {
      says: 'conditions and options that fit',
      check: (value, run) => {
        if (isObject(value)) adopt(checkQuestionnaire(value), run);
      },
    },
  ];
}

export function responseRules(engine: Engine): readonly Assertion[] {
  return [
    {
      says: 'answers that fit the questionnaire',
      check: (value, run) => {
        if (!isObject(value)) return;
        const world = {
          version: engine.version,
          questionnaire: (canonical: string) => {
            const found = engine.store.resource(canonical);
            return isObject(found) ? found : undefined;
          },
          member: (valueSet: string, system: string | undefined, code: string) => {
            const answer = engine.bindings.member(valueSet, system, code);
            return answer === 'cannot-tell' ? undefined : answer === 'yes';
          },
        };
        adopt(checkQuestionnaireResponse(value, world).issues, run);
      },
    },
  ];
}

/** Their paths begin with the type; here the resource may stand anywhere. */
function adopt(issues: readonly Issue[], run: Run): void {
  const here = run.path();
  for (const issue of issues) {
    const cut = issue.expression.search(/[.[]|$/);
    run.adopt([{ ...issue, expression: here + issue.expression.slice(cut) }]);
  }
}
