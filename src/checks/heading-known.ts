import { defineCheck } from './define.js';
import {
  codesOf,
  type HeadingTable,
  headingOf,
  rowOf,
  TABLE_OPTIONS,
  type TableOptions,
  topSections,
} from './heading-table.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';

/** Each coded section of the first level carries a heading of documents of this kind. */
export const headingKnown = defineCheck<TableOptions>({
  name: 'heading-known',
  does: 'The code of each section is that of a heading which documents of this kind have',
  options: TABLE_OPTIONS,
  run(fact, { table: name }, { codes, generation }) {
    if (fact.kind !== 'document') return NOT_APPLICABLE;
    const table = codes<HeadingTable>(name);
    return topSections(fact).flatMap((section) => {
      const coded = codesOf(section)[0];
      if (!coded) return [];
      const found = headingOf(table, section, fact.documentType);
      if (found && rowOf(table, found.heading, fact.documentType, generation)) return [PASS];
      const text = found
        ? `The heading “${found.heading.name}” is not one of this kind of document. Move what it says under a heading that is.`
        : 'The code of this section is not that of any heading of this kind of document. Use the code of a heading that is.';
      return [fail(text, undefined, coded.codePath)];
    });
  },
});
