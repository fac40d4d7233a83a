/** Where a record says an item: coded statements and answers. */
import { fieldOf } from '../../checks/value.js';
import type { AnswerFact, CodingFact, Facts, StatementFact } from '../../record/facts.js';
import type { Find } from './item-sheet.js';

/** Codes of the lists that items name. */
export type CodeLists = (name: string) => readonly string[];

export interface ItemFound {
  coded: number;
  /** With a code that is not in the list */
  wrong: number;
  /** Words alone; counted only where nothing is coded */
  words: number;
  /** Where each stands */
  paths: string[];
}

/** @returns undefined where the record says nothing of it */
export function findItem(find: Find, facts: Facts, lists: CodeLists): ItemFound | undefined {
  const list = find.codes === undefined ? undefined : new Set(lists(find.codes));
  const coded = list ? codedBy(list, facts) : [];
  const claims = claiming(find, facts).filter(({ concept }) => !concept?.codings.some((one) => isOf(list, one)));
  const answers = facts.get('answer').filter(({ linkId }) => find.linkIds?.includes(linkId));
  const uncoded = answers.filter(({ coding }) => !coding || !isOf(list, coding));
  const wrong = [
    ...claims.filter(({ concept }) => concept?.codings.some(({ code }) => code)),
    ...(list ? uncoded.filter(({ coding }) => coding?.code) : []),
  ];
  const isWrong = new Set<StatementFact | AnswerFact>(wrong);
  const words = [
    ...claims.filter((one) => !isWrong.has(one) && one.concept?.hasText),
    ...uncoded.filter((one) => !isWrong.has(one) && (one.words || one.coding)),
  ];
  const paths = [...coded.map(({ codePath }) => codePath), ...[...wrong, ...words].map(({ path }) => path)];
  if (paths.length === 0) return undefined;
  return { coded: coded.length, wrong: wrong.length, words: coded.length > 0 ? 0 : words.length, paths };
}

function codedBy(list: ReadonlySet<string>, facts: Facts): CodingFact[] {
  return facts.get('coding').filter((coding) => !coding.concept?.absent && isOf(list, coding));
}

function isOf(list: ReadonlySet<string> | undefined, { known, code }: CodingFact): boolean {
  return known === 'snomed-ct' && code !== undefined && (list?.has(code.trim()) ?? false);
}

function claiming({ profiles = [] }: Find, facts: Facts): StatementFact[] {
  if (profiles.length === 0) return [];
  return facts
    .get('statement')
    .filter(({ concept, profiles: own = [] }) => !concept?.absent && own.some((one) => profiles.includes(one)));
}

/** Whether a statement that says the item has the field, as the date of a decision. */
export function partFound(whole: Find, field: string, facts: Facts, lists: CodeLists): 'there' | 'missing' | undefined {
  const list = new Set(whole.codes === undefined ? [] : lists(whole.codes));
  const claims = new Set(claiming(whole, facts));
  const said = facts
    .get('statement')
    .filter(
      (one) => claims.has(one) || (!one.concept?.absent && one.concept?.codings.some((coding) => isOf(list, coding))),
    );
  if (said.length === 0) return undefined;
  return said.every((one) => Boolean(fieldOf(one, field))) ? 'there' : 'missing';
}
