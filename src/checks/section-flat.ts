import { defineCheck } from './define.js';
import { topSections } from './heading-table.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

/** No section holds other sections (ITK3 Composition profiles, section.section 0..0). */
export const sectionFlat = defineCheck<Record<string, never>>({
  name: 'section-flat',
  does: 'No section holds other sections',
  options: { type: 'object', additionalProperties: false, properties: {} },
  run(fact) {
    if (fact.kind !== 'document') return NOT_APPLICABLE;
    return topSections(fact).map(({ depth, sections, path }): CheckResult => {
      if (depth === 0 && sections.length === 0) return PASS;
      const text =
        'The profile allows no sections within sections. Put what they say under headings of the first level.';
      return fail(text, undefined, depth === 0 ? sections[0]!.path : path);
    });
  },
});
