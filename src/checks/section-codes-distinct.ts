import { defineCheck } from './define.js';
import { codesOf, topSections } from './heading-table.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

/** Sections with different titles have different codes. */
export const sectionCodesDistinct = defineCheck<Record<string, never>>({
  name: 'section-codes-distinct',
  does: 'asks that sections with different titles have different codes',
  options: { type: 'object', additionalProperties: false, properties: {} },
  run(fact) {
    if (fact.kind !== 'document') return NOT_APPLICABLE;
    const titles = new Map<string, string>();
    return topSections(fact).flatMap((section): CheckResult[] => {
      const [coding] = codesOf(section);
      if (!coding) return [];
      const code = coding.code.trim();
      const title = section.title?.trim().toLowerCase() ?? '';
      const first = titles.get(code);
      if (first === undefined) {
        titles.set(code, title);
        return [PASS];
      }
      if (first === title) return [];
      return [
        fail(
          'An earlier section with another title has this code too. Give each section the code of what it holds.',
          undefined,
          coding.codePath,
        ),
      ];
    });
  },
});
