/** Whether a narrative speaks of a coded entry: by a display, by the concept's own words, or by a description of the code. */
import type { ConceptFact } from '../record/facts.js';
import type { Answer, TerminologyService } from '../terminology/contract.js';
import { saysNone } from './none-known.js';
import { amountsIn, wordsOf } from './words.js';

/** Words that do not tell one entry from another. */
const COMMON = new Set(
  (
    'a an and of or the to for with without by in on at no not nos due other unspecified product containing precisely only ' +
    'finding disorder procedure situation substance medicinal clinical drug qualifier value regime therapy observable entity record artifact ' +
    'allergy allergic adverse reaction intolerance intolerant hypersensitivity propensity history ' +
    'tablet capsule oral solution suspension cream ointment modified release gastro resistant dispersible effervescent injection ' +
    'drop spray inhaler powder granule sachet patch vial ampoule prefilled pre filled syringe soluble sugar free ' +
    'mg g ug ng kg ml l unit mmol %'
  ).split(' '),
);

/** A narrative made ready to be asked often. */
export interface Narrative {
  words: readonly string[];
  /** First place of each word */
  at: ReadonlyMap<string, number>;
  /** Short runs of its own words, as it has them; made when first asked for */
  phrases: () => readonly string[];
  /** How many more questions about it a terminology is asked */
  questions: number;
}

/** Ways of saying that there is none, as an entry for no known allergy does. */
const NONE = ['no', 'none', 'nil', 'not', 'nkda', 'nka'];
const MOST_PHRASES = 3000;
const MOST_QUESTIONS = 30_000;
const LONGEST_PHRASE = 6;

export function readNarrative(text: string): Narrative {
  const words = wordsOf(text);
  const at = new Map<string, number>();
  words.forEach((word, i) => {
    if (!at.has(word)) at.set(word, i);
  });
  let phrases: string[] | undefined;
  return {
    words,
    at,
    phrases: () => {
      phrases ??= phrasesIn(text);
      return phrases;
    },
    questions: MOST_QUESTIONS,
  };
}

function phrasesIn(text: string): string[] {
  const phrases: string[] = [];
  for (const piece of text.split(/[.,;:()|\n\r]|\s\s+/)) {
    const words = piece.split(/\s/).filter(Boolean);
    for (let from = 0; from < words.length; from++) {
      for (let length = 1; length <= LONGEST_PHRASE && from + length <= words.length; length++) {
        if (phrases.length === MOST_PHRASES) return phrases;
        phrases.push(words.slice(from, from + length).join(' '));
      }
    }
  }
  return phrases;
}

/** The words of a term that tell it from others; all of its words where none does. */
function tellingWords(term: string): string[] {
  const words = wordsOf(term);
  const telling = words.filter((word) => !COMMON.has(word) && !/^\d/.test(word));
  return [...new Set(telling.length > 0 ? telling : words)];
}

const UNSOUNDED = new Set([
  'of',
  'the',
  'and',
  'in',
  'to',
  'with',
  'a',
  'finding',
  'disorder',
  'procedure',
  'situation',
]);

/** `acs` of acute coronary syndrome, as clinicians write it; undefined where it would be shorter than three letters. */
function initialsOf(term: string): string | undefined {
  const initials = wordsOf(term)
    .filter((word) => !UNSOUNDED.has(word))
    .map((word) => word.charAt(0));
  return initials.length >= 3 && initials.length <= 6 ? initials.join('') : undefined;
}

/** Displays of a concept's codes, and its own words. */
export function termsOf(concept: ConceptFact): string[] {
  const displays = concept.codings.map(({ display }) => display).filter((display) => display !== undefined);
  return concept.words === undefined ? displays : [...displays, concept.words];
}

/** The words of the concept that the narrative has, for the term of which it has most; nothing where it has too few. */
export function spokenOf(concept: ConceptFact, narrative: Narrative): string[] | undefined {
  let best: string[] | undefined;
  for (const term of termsOf(concept)) {
    if (saysNone(wordsOf(term))) {
      const none = NONE.find((word) => narrative.at.has(word));
      return none === undefined ? undefined : [none];
    }
    const short = initialsOf(term);
    if (short !== undefined && narrative.at.has(short)) return [short];
    const telling = tellingWords(term);
    const there = telling.filter((word) => narrative.at.has(word));
    if (there.length * 2 >= telling.length && there.length > (best?.length ?? 0)) best = there;
  }
  return best;
}

/** Asks a terminology whether some run of the narrative's words is a description of the code. */
export function describedIn(concept: ConceptFact, narrative: Narrative, terminology: TerminologyService): Answer {
  let found: Answer = 'cannot-tell';
  for (const { known, code } of concept.codings) {
    if (known === undefined || code === undefined) continue;
    const answer = askOf(known, code.trim(), narrative, terminology);
    if (answer === 'yes') return 'yes';
    if (answer === 'no') found = 'no';
  }
  return found;
}

function askOf(system: string, code: string, narrative: Narrative, terminology: TerminologyService): Answer {
  for (const phrase of narrative.phrases()) {
    if (narrative.questions === 0) return 'cannot-tell';
    narrative.questions -= 1;
    const { answer } = terminology.display(system, code, phrase);
    if (answer !== 'no') return answer;
  }
  return 'no';
}

/** Strengths and other amounts in the concept's terms. */
export function amountsOf(concept: ConceptFact) {
  return termsOf(concept).flatMap((term) => amountsIn(wordsOf(term)));
}
