import type { ConceptFact, SectionFact, SectionItem } from '../record/facts.js';
import type { TerminologyService } from '../terminology/contract.js';
import { defineCheck } from './define.js';
import { amountsOf, describedIn, type Narrative, readNarrative, spokenOf, termsOf } from './entry-words.js';
import { type HeadingTable, headingOf, topSections } from './heading-table.js';
import { type CheckResult, NOT_APPLICABLE, PASS } from './types.js';
import { amountsIn, isSameAmount, type PlainAmount, plainAmount } from './words.js';

/** Words after a medicine's name in which its strength or dose is looked for. */
const NEAR = 10;
const LETTERS = /\p{L}{3}/u;

/** The text of a section speaks of every coded entry under it, and of the same strengths and results. */
export const narrativeAgrees = defineCheck<{ table: string; headings: string[] }>({
  name: 'narrative-agrees',
  does: 'asks that the text of a section speaks of the coded entries under it, with the same amounts',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['table', 'headings'],
    properties: { table: { type: 'string' }, headings: { type: 'array', items: { type: 'string' } } },
  },
  run(fact, options, { codes, terminology }) {
    if (fact.kind !== 'document') return NOT_APPLICABLE;
    const table = codes<HeadingTable>(options.table);
    return topSections(fact).flatMap((section): CheckResult[] => {
      const heading = headingOf(table, section, fact.documentType)?.heading;
      return heading && options.headings.includes(heading.key) ? judge(section, terminology) : [];
    });
  },
});

/** One result a section, however many entries are missing in its text. */
function judge(section: SectionFact, terminology: TerminologyService): CheckResult[] {
  const all = [section, ...section.sections];
  const text = all.map(({ words = '' }) => words).join('  ');
  const items = told(all.flatMap((each) => each.items ?? []));
  if (text.trim() === '' || items.length === 0) return [];
  const narrative = readNarrative(text);
  const spoken = items.map((item) => spokenOf(item.concept, narrative));
  const silent = items.filter((item, i) => !spoken[i] && !describedIn(item.concept, narrative, terminology)).length;
  if (silent > 0)
    return review(
      section,
      `The text does not speak of ${silent} of the ${items.length} coded entries of this section in the words of their codes.`,
    );
  const leads = new Set(spoken.map((words) => words?.[0]).filter((word) => word !== undefined));
  const differs = items.some((item, i) => differsIn(item, spoken[i]?.[0], leads, narrative));
  if (differs) return review(section, 'The text gives another amount than a coded entry of this section.');
  return [PASS];
}

function review(section: SectionFact, text: string): CheckResult[] {
  const detail = { text: `${text} See whether both say the same.` };
  return [{ outcome: 'review', reason: 'person-needed', detail, path: section.narrativePath }];
}

interface Told {
  fact: SectionItem['fact'];
  concept: ConceptFact;
}

/** Entries that have words to be looked for; what was entered in error has none that the text must say. */
function told(items: readonly SectionItem[]): Told[] {
  return items.flatMap(({ fact }): Told[] => {
    const { concept } = fact;
    if (!concept || concept.absent) return [];
    return termsOf(concept).some((term) => LETTERS.test(term)) ? [{ fact, concept }] : [];
  });
}

/** Near the entry's first word the text has amounts of the entry's dimensions, and none of them is the entry's. */
function differsIn(entry: Told, lead: string | undefined, leads: ReadonlySet<string>, narrative: Narrative): boolean {
  const from = lead === undefined ? undefined : narrative.at.get(lead);
  const own = ownAmounts(entry);
  if (from === undefined || own.length === 0) return false;
  const near = narrative.words.slice(from + 1, from + 1 + NEAR);
  const next = near.findIndex((word) => word !== lead && leads.has(word));
  const said = amountsIn(next < 0 ? near : near.slice(0, next));
  const comparable = said.filter(({ dimension }) => own.some((each) => each.dimension === dimension));
  return comparable.length > 0 && !comparable.some((each) => own.some((amount) => isSameAmount(amount, each)));
}

/** The strengths in a medicine's name and its doses. */
function ownAmounts({ fact, concept }: Told): PlainAmount[] {
  if (fact.kind !== 'medication') return [];
  const doses = fact.dosages.flatMap(({ doses = [] }) =>
    doses.map((dose) => plainAmount(dose.value, dose.known === 'ucum' ? dose.code : dose.unit)),
  );
  return [...amountsOf(concept), ...doses.filter((dose) => dose !== undefined)];
}
