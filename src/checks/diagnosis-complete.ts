import type { ConceptFact } from '../record/facts.js';
import { defineCheck } from './define.js';
import type { HeadingTable } from './heading-table.js';
import { sectionsUnder, targetsUnder } from './transfer-document.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

export interface DiagnosisCompleteOptions {
  table: string;
  headings: string[];
  /** Resource types and act names that state a diagnosis */
  types: string[];
  /** What a message calls it; left out: diagnosis */
  thing?: 'diagnosis' | 'procedure';
}

/** Each diagnosis under the named headings says what it is in words and in a code (PRSB, diagnosis name: mandatory). */
export const diagnosisComplete = defineCheck<DiagnosisCompleteOptions>({
  name: 'diagnosis-complete',
  does: 'Each diagnosis under the named headings has a name and a code',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['table', 'headings', 'types'],
    properties: {
      table: { type: 'string' },
      headings: { type: 'array', items: { type: 'string' } },
      types: { type: 'array', items: { type: 'string' } },
      thing: { enum: ['diagnosis', 'procedure'] },
    },
  },
  run(fact, { table: name, headings, types, thing = 'diagnosis' }, { codes }) {
    if (fact.kind !== 'document') return NOT_APPLICABLE;
    const table = codes<HeadingTable>(name);
    const sections = headings.flatMap((key) => sectionsUnder(table, fact, key));
    const stated = targetsUnder(sections).filter(({ type }) => types.includes(type));
    const once = [...new Map(stated.map((target) => [target.path, target])).values()];
    return once.map(({ concept, path }) => judge(concept, path, thing));
  },
});

function judge(concept: ConceptFact | undefined, path: string, thing: string): CheckResult {
  const coded = concept?.codings.some(({ code }) => code?.trim()) ?? false;
  const named = concept?.hasText || concept?.codings.some(({ display }) => display?.trim()) || false;
  if (coded && named) return PASS;
  if (!coded && !named) return fail(`This ${thing} has no name and no code. Say what it is.`, undefined, path);
  const at = concept?.path ?? path;
  if (!named)
    return fail(
      `This ${thing} has a code and no name. Give the name as display of the code or as text.`,
      undefined,
      at,
    );
  const text = `This ${thing} is in words only. Add its code, so that the receiver can file it.`;
  return { ...fail(text, undefined, at), severity: 'should' };
}
