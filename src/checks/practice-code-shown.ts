import { defineCheck } from './define.js';
import type { HeadingTable } from './heading-table.js';
import { PRACTICE_OPTIONS, type PracticeCodeOptions, practiceOf } from './practice-code.js';
import { sectionsUnder } from './transfer-document.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

/** Shorter codes may be words of the text by chance */
const SHORTEST = 5;

/** The code of the practice is for systems: it stands in the identifier and is not shown in the text. */
export const practiceCodeShown = defineCheck<PracticeCodeOptions>({
  name: 'practice-code-shown',
  does: 'The text under the practice’s heading does not show the code of the practice',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['table', 'heading', 'systems', 'others'],
    properties: PRACTICE_OPTIONS,
  },
  run(fact, options, { codes, facts }) {
    if (fact.kind !== 'document') return NOT_APPLICABLE;
    const table = codes<HeadingTable>(options.table);
    const { coded } = practiceOf(fact, options, table, facts);
    const long = coded.filter((code) => code.length >= SHORTEST).map((code) => code.toUpperCase());
    if (long.length === 0) return NOT_APPLICABLE;
    return sectionsUnder(table, fact, options.heading).flatMap(({ words, narrativePath }): CheckResult[] => {
      if (words === undefined) return [];
      const shown = new Set(words.toUpperCase().split(/[^A-Z0-9]+/));
      if (!long.some((code) => shown.has(code))) return [PASS];
      const text = 'The text shows the ODS code of the practice. Leave it out of the text; the identifier carries it.';
      return [fail(text, undefined, narrativePath)];
    });
  },
});
