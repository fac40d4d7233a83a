/** What clinicians read of headings and items, in plain words. */
import type { DocumentRow, Fate, FateReason, Fates, HeadingNote, HeadingRow, HeadingState } from '../documents.js';
import { FATES } from '../documents.js';
import { GENERATION_WORDS, grouped, plural } from '../words.js';

export const STATE_WORDS: Record<HeadingState, string> = {
  coded: 'coded',
  'partly-coded': 'partly coded',
  present: 'present',
  'in-header': 'in the document’s header',
  'text-only': 'text only',
  'wrong-code': 'wrong code',
  empty: 'empty',
  'not-sent': 'not sent',
  'missing-held': 'missing, though the record holds such data',
  'missing-mandatory': 'missing, though mandatory',
};

const NOTE_WORDS: Record<HeadingNote, string> = {
  'code-unknown': 'the section’s code is that of no heading we know; told by its title',
  'code-of-another-heading': 'its code is that of this heading and its title that of another',
  'code-system': 'the section’s code is not said in the code system that is asked for',
  'code-blank': 'there is a blank in the section’s code',
  'code-missing': 'the section has no code; told by its title',
  'entry-code-malformed': 'a code of an entry cannot be right: its digits do not fit',
  'words-missing': 'no words for a reader',
  'reason-given': 'it says why there is nothing',
  repeated: 'in more than one section',
  'not-of-this-document': 'not a heading of this kind of document',
  'earlier-name': 'a name that later guides have changed',
  'code-of-other': 'the section’s code is that of another heading; told by its title',
  'no-section': 'no section refers to it',
  unverified: 'that it is asked for was not read in the source',
  'held-elsewhere': 'the record holds such data',
  'sources-disagree': 'the guide calls it mandatory and optional at once',
};

const FATE_WORDS: Record<Fate, string> = {
  coded: 'may be filed as coded',
  data: 'read as data',
  degraded: 'kept as text with a degrade code',
  text: 'shown as text',
  unusable: 'cannot be used',
};

export const FATE_REASON_WORDS: Record<FateReason, string> = {
  absent: 'said to be unknown, or entered in error',
  'no-code': 'no code',
  'code-system': 'a code of a system that receivers need not know',
  'malformed-code': 'a code whose digits do not fit',
  'degrade-code': 'a degrade code, which says that the text is all there is',
  'no-structure': 'no coded structure for it in the guides',
  file: 'a file to open',
  'file-type': 'a file of a type that receivers need not take',
  unresolved: 'the record does not hold what the section refers to',
  'no-words': 'neither a code that is understood nor words',
};

/** `coded: 2 of 2 entries`, `text only: 0 of 1 entry; in more than one section` */
export function stateSaid({ state, entries, notes = [] }: HeadingRow): string {
  const count = entries ? `: ${grouped(entries.coded)} of ${plural(entries.of, 'entry', 'entries')} with a code` : '';
  return [`${STATE_WORDS[state]}${count}`, ...notes.map((note) => NOTE_WORDS[note])].join('; ');
}

/** `2 may be filed as coded, 1 shown as text` */
function fatesSaid(items: Fates): string {
  const said = FATES.filter((fate) => items[fate]).map((fate) => `${grouped(items[fate]!)} ${FATE_WORDS[fate]}`);
  return said.join(', ');
}

/** What a receiver can do under a heading that stands in the document. */
export function receiverSaid({ state, items, notes = [] }: HeadingRow): string {
  if (state === 'in-header') return 'read as data';
  const isSilent = state === 'empty' || notes.includes('words-missing') || notes.includes('no-section');
  const text = isSilent ? 'nothing to show' : 'text shown';
  return items ? `${text}; ${fatesSaid(items)}` : text;
}

/** `2 clinical entries stand under no section` */
export function unlinkedSaid(unlinked: number): string {
  return unlinked === 1
    ? '1 clinical entry stands under no section'
    : `${grouped(unlinked)} clinical entries stand under no section`;
}

/** Whether there is anything under the heading, be it empty. */
export function isThere({ state }: HeadingRow): boolean {
  return state !== 'not-sent' && state !== 'missing-held' && state !== 'missing-mandatory';
}

/** `Discharge summary (acute inpatient and day case), FHIR STU3` */
export function kindSaid({ name, generation }: Pick<DocumentRow, 'name' | 'generation'>): string {
  return `${name}, ${GENERATION_WORDS[generation]}`;
}
