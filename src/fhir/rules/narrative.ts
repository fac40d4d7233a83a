/** The narrative: XHTML of the allowed kind, with content. Source: FHIR R4 §2.4 Narrative, txt-1 and txt-2. */
import type { Assertion } from '../compile/shape.js';
import type { Engine } from '../engine.js';
import { isObject } from '../reference/scope.js';
import type { Run } from '../validate/run.js';
import { readNarrative } from '../xhtml/check.js';
import { checkLocalLinks } from './narrative-links.js';

const PROFILE = 'http://hl7.org/fhir/StructureDefinition/Narrative';

export function narrativeRules(_engine: Engine): readonly Assertion[] {
  return [
    {
      says: 'XHTML of the allowed kind, with content',
      check: (value, run) => {
        const div = isObject(value) ? value['div'] : undefined;
        if (typeof div !== 'string') return;
        run.push('div', -1);
        checkDiv(div, run);
        run.pop();
      },
    },
  ];
}

function checkDiv(div: string, run: Run): void {
  const report = readNarrative(div);
  const { problems, hasContent } = report;
  for (const { kind, severity, code, text } of problems) {
    run.report(severity, code, text, kind === 'allowed' ? { constraint: 'txt-1', profile: PROFILE } : {});
  }
  checkLocalLinks(report, run);
  if (!hasContent && problems.length === 0) {
    run.error('invariant', 'The narrative has no content. Give it text or a picture, or leave it out.', {
      constraint: 'txt-2',
      profile: PROFILE,
    });
  }
}
