import type { Facts } from '../record/facts.js';
import { defineCheck } from './define.js';
import type { HeadingTable } from './heading-table.js';
import { sectionsUnder, targetsUnder } from './transfer-document.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

export interface RecipientsNamedOptions {
  table: string;
  heading: string;
  /** Resource types that may receive a copy */
  types: string[];
}

/** Each recipient in the distribution list is a person or organisation that can be told (PRSB, distribution list). */
export const recipientsNamed = defineCheck<RecipientsNamedOptions>({
  name: 'recipients-named',
  does: 'Each recipient of a document is a person or organisation with a name or an identifier',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['table', 'heading', 'types'],
    properties: {
      table: { type: 'string' },
      heading: { type: 'string' },
      types: { type: 'array', items: { type: 'string' } },
    },
  },
  run(fact, { table, heading, types }, { codes, facts }) {
    if (fact.kind !== 'document') return NOT_APPLICABLE;
    const known = tellable(facts);
    const inHeader = (fact.recipients ?? []).map(({ path, named, identified }) => judge(named || identified, path));
    const listed = targetsUnder(sectionsUnder(codes<HeadingTable>(table), fact, heading))
      // What a reference does not find is told by another rule.
      .filter(({ type }) => type !== '' && /^[A-Z]/.test(type))
      .map(({ type, path }): CheckResult => {
        if (types.includes(type)) return judge(known.get(path) ?? true, path);
        const text = 'An entry of the distribution list is no person or organisation. List those who get a copy.';
        return fail(text, undefined, path);
      });
    return [...inHeader, ...listed];
  },
});

function judge(told: boolean, path: string): CheckResult {
  if (told) return PASS;
  return fail('A recipient has neither a name nor an identifier. Say who gets the copy.', undefined, path);
}

/** By path, whether a person or organisation has a name or an identifier. */
function tellable(facts: Facts): Map<string, boolean> {
  const told = new Map<string, boolean>();
  for (const { path, name, identifiers } of [...facts.get('practitioner'), ...facts.get('organization')]) {
    told.set(path, name || identifiers.some(({ value }) => value?.trim()));
  }
  for (const { path, family, given, nameText, identifiers } of facts.get('patient')) {
    told.set(path, family || given || nameText || identifiers.some(({ value }) => value?.trim()));
  }
  return told;
}
