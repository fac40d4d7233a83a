/** One heading of one document: what stands there, and what a receiver can do with it. */
import type { ReceiverSheet } from '../../catalogue/receiver.js';
import type { Heading } from '../../checks/heading-table.js';
import type { EntryTarget } from '../../record/facts/entry.js';
import type { SectionFact } from '../../record/facts.js';
import type { FateReason, Fates, HeadingNote, HeadingRow, HeadingState } from '../../report/documents.js';
import { fateOf, isWellFormed } from './fate.js';

/** The sections that stand for one heading, with the faults of their codes; no heading where none is known. */
export interface Standing {
  heading: Heading | undefined;
  sections: SectionFact[];
  faults: HeadingNote[];
}

export function rowOfStanding(
  { heading, sections, faults }: Standing,
  receiver: ReceiverSheet,
): Omit<HeadingRow, 'heading' | 'name' | 'asked'> {
  const inside = withSubsections(sections);
  const hasWords = inside.some(({ narrative }) => narrative === 'text');
  const targets = inside.flatMap((section) => section.targets ?? []);
  const entries = entriesOf(targets, receiver);
  const content = !hasWords && targets.length === 0 ? 'empty' : stateOfContent(entries, heading, receiver);
  const malformed = targets.some(({ concept }) => concept?.codings.some((coding) => !isWellFormed(coding)));
  const notes: HeadingNote[] = [
    ...new Set(faults),
    ...(malformed ? ['entry-code-malformed' as const] : []),
    ...(sections.length > 1 ? ['repeated' as const] : []),
    ...(!hasWords && content !== 'empty' ? ['words-missing' as const] : []),
    ...(targets.length === 0 && inside.some(saysWhyEmpty) ? ['reason-given' as const] : []),
  ];
  return {
    state: faults.length > 0 || malformed ? 'wrong-code' : content,
    ...(entries.of > 0 ? { entries } : {}),
    ...(notes.length > 0 ? { notes } : {}),
    ...itemsOf(targets, heading, hasWords, receiver),
  };
}

/** By a reason of its own, or of a list that it refers to. */
function saysWhyEmpty({ emptyReason, emptiness = [] }: SectionFact): boolean {
  return emptyReason !== undefined || emptiness.some(({ code }) => code !== undefined);
}

function withSubsections(sections: readonly SectionFact[]): SectionFact[] {
  return sections.flatMap((section) => [section, ...withSubsections(section.sections)]);
}

/** Entries that say something clinical: neither files nor who and where. */
function entriesOf(targets: readonly EntryTarget[], receiver: ReceiverSheet): { coded: number; of: number } {
  const clinical = targets.filter(
    ({ type }) => type !== '' && !receiver.data.includes(type) && !receiver.files.types.includes(type),
  );
  return { coded: clinical.filter((target) => isCoded(target, receiver)).length, of: clinical.length };
}

/** Coded where each clinical entry has a code; a heading that may have coded entries and has none is text only. */
function stateOfContent(
  { coded, of }: { coded: number; of: number },
  heading: Heading | undefined,
  { structures }: ReceiverSheet,
): HeadingState {
  if (coded > 0) return coded === of ? 'coded' : 'partly-coded';
  const mayBeCoded = structures.some(({ headings }) => heading !== undefined && headings.includes(heading.key));
  return of > 0 || mayBeCoded ? 'text-only' : 'present';
}

function isCoded({ concept }: EntryTarget, { degrade }: ReceiverSheet): boolean {
  if (!concept || concept.absent) return false;
  return concept.codings.some(
    ({ known, code }) => known !== undefined && Boolean(code) && !degrade.some((one) => one.code === code),
  );
}

function itemsOf(
  targets: readonly EntryTarget[],
  heading: Heading | undefined,
  hasWords: boolean,
  receiver: ReceiverSheet,
): Pick<HeadingRow, 'items' | 'reasons' | 'degrade'> {
  if (targets.length === 0) return {};
  const items: Fates = {};
  const reasons = new Set<FateReason>();
  const degrade = new Set<string>();
  for (const target of targets) {
    const { fate, reason, structure } = fateOf(target, heading?.key, hasWords, receiver);
    items[fate] = (items[fate] ?? 0) + 1;
    if (reason) reasons.add(reason);
    if (fate === 'degraded') for (const code of structure?.degrade ?? []) degrade.add(code);
  }
  return {
    items,
    ...(reasons.size > 0 ? { reasons: [...reasons].sort() } : {}),
    ...(degrade.size > 0 ? { degrade: [...degrade].sort() } : {}),
  };
}
