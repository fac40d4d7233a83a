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
  const unheard = items.filter((_, i) => !spoken[i]);
  const asked = unheard.map((item) => ({ item, answer: describedIn(item.concept, narrative, terminology) }));
  const silent = asked.filter(({ item, answer }) => answer !== 'yes' && hasWords(item)).length;
  if (silent > 0)
    return [
      review(
        section,
        `The text does not speak of ${silent} of the ${items.length} coded entries of this section in the words of their codes.`,
      ),
    ];
  const leads = new Set(spoken.map((words) => words?.[0]).filter((word) => word !== undefined));
  const said = amountsBy(leads, narrative);
  const differs = items.some((item, i) => differsFrom(said.get(spoken[i]?.[0] ?? '') ?? [], item));
  if (differs) return [review(section, 'The text gives another amount than a coded entry of this section.')];
  if (asked.every(({ answer }) => answer === 'yes')) return [PASS];
  const untold = 'What entries that have codes without displays are called needs a terminology.';
  return [
    { outcome: 'review', reason: 'terminology-not-loaded', detail: { text: untold }, path: section.narrativePath },
  ];
}

function review(section: SectionFact, text: string): CheckResult {
  const detail = { text: `${text} See whether both say the same.` };
  return { outcome: 'review', reason: 'person-needed', detail, path: section.narrativePath };
}

interface Told {
  fact: SectionItem['fact'];
  concept: ConceptFact;
}

/** Entries that say something; what was entered in error has nothing that the text must say. */
function told(items: readonly SectionItem[]): Told[] {
  return items.flatMap(({ fact }): Told[] => {
    const concept = fact.kind === 'statement' ? (fact.found ?? fact.concept) : fact.concept;
    if (!concept || concept.absent) return [];
    const told = { fact, concept };
    return hasWords(told) || concept.codings.some(({ code }) => code !== undefined) ? [told] : [];
  });
}

function hasWords({ concept }: Told): boolean {
  return termsOf(concept).some((term) => LETTERS.test(term));
}

/** What the text says near each word that an entry begins with, wherever it stands: each amount once. */
function amountsBy(leads: ReadonlySet<string>, narrative: Narrative): Map<string, PlainAmount[]> {
  const said = new Map<string, PlainAmount[]>();
  narrative.words.forEach((word, at) => {
    if (!leads.has(word)) return;
    const amounts = said.get(word) ?? [];
    for (const amount of amountsIn(wordsAfter(at, leads, narrative)))
      if (!amounts.some((each) => isSameAmount(each, amount))) amounts.push(amount);
    said.set(word, amounts);
  });
  return said;
}

/** Of one of the entry's dimensions the text has amounts, and none is the entry's. */
function differsFrom(said: readonly PlainAmount[], entry: Told): boolean {
  const own = said.length === 0 ? [] : ownAmounts(entry);
  return own.some(({ dimension }) => {
    const theirs = said.filter((each) => each.dimension === dimension);
    return theirs.length > 0 && !theirs.some((each) => own.some((amount) => isSameAmount(amount, each)));
  });
}

/** The words near a word, up to where the text speaks of an entry again. */
function wordsAfter(at: number, leads: ReadonlySet<string>, { words }: Narrative): string[] {
  const near = words.slice(at + 1, at + 1 + NEAR);
  const next = near.findIndex((word) => leads.has(word));
  return next < 0 ? near : near.slice(0, next);
}

/** The strengths in a medicine's name, its doses, and what a dose of that strength comes to. */
function ownAmounts({ fact, concept }: Told): PlainAmount[] {
  if (fact.kind !== 'medication') return [];
  const strengths = amountsOf(concept);
  const doses = fact.dosages
    .flatMap(({ doses = [] }) => doses)
    .map((dose) => plainAmount(dose.value, dose.known === 'ucum' ? dose.code : dose.unit))
    .filter((dose) => dose !== undefined);
  return [...strengths, ...doses, ...doses.flatMap((dose) => contentOf(dose, strengths))];
}

/** Two tablets of 500 mg are 1000 mg; 10 ml of 125 mg in 5 ml are 250 mg. */
function contentOf(dose: PlainAmount, strengths: readonly PlainAmount[]): PlainAmount[] {
  if (dose.dimension === 'mass') return [];
  const per = dose.dimension === 'volume' ? strengths.find(({ dimension }) => dimension === 'volume')?.amount : 1;
  return strengths
    .filter(({ dimension }) => dimension === 'mass')
    .map(({ amount }) => ({ dimension: 'mass', amount: (amount * dose.amount) / (per ?? 1) }));
}
