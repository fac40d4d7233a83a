import type { CodingFact, DocumentFact } from '../record/facts.js';
import { byPerson } from './by-person.js';
import { defineCheck } from './define.js';
import { type HeadingTable, headingOf, topSections } from './heading-table.js';
import { conceptOf, isNone, isToMedicine, kindOf, type NoneKnown, saysNone, type Told } from './none-known.js';
import { type CheckContext, type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';
import { wordsOf } from './words.js';

export interface NoneKnownAloneOptions {
  /** List of the codes that say it */
  list: string;
  /** With a table: in the sections of documents under this heading; without: in records */
  table?: string;
  heading?: string;
  /** Records with a document of these types are left to the rule with a table */
  except?: string;
}

/** That no allergy is known is said by a code for it, and not beside an allergy. */
export const noneKnownAlone = defineCheck<NoneKnownAloneOptions>({
  name: 'none-known-alone',
  does: 'asks that “no known allergy” is said by a code that means it and not beside an allergy',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['list'],
    properties: {
      list: { type: 'string' },
      table: { type: 'string' },
      heading: { type: 'string' },
      except: { type: 'string' },
    },
  },
  run(fact, { list: name, table, heading, except }, context) {
    const list = context.codes<NoneKnown>(name);
    if (fact.kind === 'document' && table && heading) {
      const { allergies, words } = under(fact, context.codes<HeadingTable>(table), heading);
      return judge(allergies, words, list, context);
    }
    if (fact.kind !== 'record') return NOT_APPLICABLE;
    const results = byPerson(context.facts.get('allergy'), context.facts).flatMap((own) =>
      judge(own, [], list, context),
    );
    // What is wrong in a document the rule with a table says.
    return isLeft(except, context) && results.some(({ outcome }) => outcome !== 'pass') ? NOT_APPLICABLE : results;
  },
});

function isLeft(except: string | undefined, { codes, facts }: CheckContext): boolean {
  const types = except === undefined ? [] : codes<string[]>(except);
  return facts.get('document').some(({ documentType }) => documentType !== undefined && types.includes(documentType));
}

function under(document: DocumentFact, table: HeadingTable, heading: string) {
  const sections = topSections(document)
    .filter((section) => headingOf(table, section, document.documentType)?.heading.key === heading)
    .flatMap((section) => [section, ...section.sections]);
  const items = sections.flatMap((section) => section.items ?? []).map((item) => item.fact);
  return {
    allergies: items.filter((each): each is Told => each.kind !== 'medication'),
    words: sections
      .filter(({ words }) => words !== undefined)
      .map(({ words = '', narrativePath }) => ({ words, narrativePath })),
  };
}

function judge(
  allergies: readonly Told[],
  told: { words: string; narrativePath: string }[],
  list: NoneKnown,
  context: CheckContext,
): CheckResult[] {
  const kinds = allergies.map((allergy) => ({ allergy, kind: kindOf(allergy, list) }));
  const some = kinds.filter(({ kind }) => kind === 'some').map(({ allergy }) => allergy);
  const actual = some.filter((allergy) => !looksNone(allergy));
  const results = some.filter(looksNone).flatMap((allergy) => codedOtherwise(allergy, list, context));
  for (const { allergy, kind } of kinds) {
    if (kind === 'none') results.push(actual.length === 0 ? PASS : beside(allergy));
    else if (kind === 'none-of-medicines')
      results.push(actual.some((each) => isToMedicine(each, list)) ? beside(allergy) : PASS);
  }
  const wrong = told.find(({ words }) => actual.length > 0 && saysNone(wordsOf(words)) === 'any');
  if (!wrong) return results.length === 0 && actual.length > 0 ? [PASS] : results;
  const text =
    'The text says that no allergy is known, and the section has an allergy as an entry. Find out which holds.';
  return [...results, { outcome: 'review', reason: 'person-needed', detail: { text }, path: wrong.narrativePath }];
}

function beside(allergy: Told): CheckResult {
  return fail(
    'This says that no allergy is known, and an allergy stands beside it. Send the one that holds.',
    undefined,
    conceptOf(allergy)?.codings[0]?.codePath ?? allergy.conceptPath,
  );
}

function looksNone(allergy: Told): boolean {
  const concept = conceptOf(allergy);
  const said = [concept?.codings.length === 0 ? concept.words : undefined, ...(concept?.codings ?? []).map(toDisplay)];
  return said.some((words) => words !== undefined && saysNone(wordsOf(words)) !== undefined);
}

const toDisplay = ({ display }: CodingFact): string | undefined => display;

/** The words mean that there is none; the code has to. */
function codedOtherwise(allergy: Told, list: NoneKnown, context: CheckContext): CheckResult[] {
  const concept = conceptOf(allergy);
  const codes = (concept?.codings ?? []).filter(({ known, code }) => known === list.system && code);
  const path = concept?.codings[0]?.codePath ?? allergy.conceptPath;
  const text = `The words mean that no allergy is known, but no code does. Use ${list.top} or a SNOMED CT code below it.`;
  if (codes.length === 0) return [fail(text, undefined, path)];
  const answers = codes.map(({ code = '' }) => isNone(code.trim(), list, context.terminology));
  if (answers.includes('yes')) return [PASS];
  if (answers.every((answer) => answer === 'no')) return [fail(text, undefined, path)];
  return [
    {
      outcome: 'review',
      reason: 'terminology-not-loaded',
      detail: { text: 'Whether this code means that no allergy is known needs a terminology.' },
      ...(path ? { path } : {}),
    },
  ];
}
