/** What checks of transfers of care ask of the documents in a record. */

import type { EntryTarget } from '../record/facts/entry.js';
import type { DocumentFact, FactOf, Facts, SectionFact } from '../record/facts.js';
import { type HeadingTable, headingOf } from './heading-table.js';

/** One row of standards/transfer-of-care/codes/messages.json. */
export interface TransferMessage {
  /** Kind of document */
  document: string;
  /** Code in the code system of ITK3 message events */
  event: string;
  name: string;
  /** MESH workflow of the message, and of its acknowledgement */
  workflow: string;
  acknowledgement: string;
}

/** The documents of a record that are of a kind which the table of messages has. */
export function transfersIn(facts: Facts, messages: readonly TransferMessage[]): DocumentFact[] {
  return facts
    .get('document')
    .filter(({ documentType }) => messages.some((message) => message.document === documentType));
}

/** Whether a message carries a transfer of care, or says by its event that it does. */
export function isTransfer(fact: FactOf<'message'>, facts: Facts, messages: readonly TransferMessage[]): boolean {
  if (transfersIn(facts, messages).length > 0) return true;
  return messages.some(({ event }) => event === fact.fields['event']);
}

/** The sections under a heading, at whatever depth. */
export function sectionsUnder(table: HeadingTable, fact: DocumentFact, key: string): SectionFact[] {
  return fact.sections.filter((section) => headingOf(table, section, fact.documentType)?.heading.key === key);
}

/** What the entries of those sections lead to; a file is no entry. */
export function targetsUnder(sections: readonly SectionFact[]): EntryTarget[] {
  return sections.flatMap(({ targets = [] }) => targets).filter(({ type }) => type !== 'Binary');
}
