/** Items that documents of a kind have, wherever they stand in them (`standards/<id>/codes/items.json`). */
import { wordsOf } from '../../checks/heading-table.js';
import type { Generation } from '../../generation.js';
import type { HeadingRow } from '../../report/documents.js';

/** How an item is told in a document; any one way is enough. */
export interface Find {
  /** Titles of sections besides the item's own name */
  titles?: string[];
  /** Fields of the patient */
  patient?: string[];
  /** Key of an identifier system of which the patient has a number */
  identifier?: string;
  /** Resource types */
  types?: string[];
  /** Name of a list of SNOMED CT codes */
  codes?: string;
  /** Profiles of statements whose code has to be in the list */
  profiles?: string[];
  linkIds?: string[];
  /** A part of another item: there where that one is and has the field */
  of?: string;
  field?: string;
  /** Resource types whose presence shows that the sender holds such data */
  heldBy?: string[];
}

interface Asked {
  conformance: string;
}

export interface Item {
  key: string;
  name: string;
  scci1580?: Asked;
  peolc1110?: Asked;
  api2019?: Asked;
  /** In words, by generation */
  places?: Partial<Record<Generation, string>>;
  /** Left out where no agreed place is known */
  find?: Find;
}

export interface ItemSheet {
  /** Kinds of document */
  documents: string[];
  guide: string;
  items: Item[];
}

/**
 * What is asked of an item: only what the standard in force calls mandatory is; what an earlier standard starred, or a
 * draft calls mandatory within one of its parts, is to be sent where it is held.
 */
export function askedOf({ scci1580, peolc1110, api2019 }: Item): NonNullable<HeadingRow['asked']> {
  if (peolc1110?.conformance === 'mandatory') return 'mandatory';
  const required =
    peolc1110?.conformance === 'required' ||
    scci1580?.conformance === 'core' ||
    api2019?.conformance === 'mandatory' ||
    api2019?.conformance === 'required';
  return required ? 'required' : 'optional';
}

/** Whether no source that was read names it. */
export function isUnverified({ scci1580, peolc1110, api2019 }: Item): boolean {
  return [scci1580, peolc1110, api2019].every((asked) => !asked || asked.conformance === 'unverified');
}

/** The item that a section's title names. */
export function itemTitled({ items }: ItemSheet, title: string | undefined): Item | undefined {
  const words = wordsOf(title);
  if (words === '') return undefined;
  return items.find(({ name, find }) => [name, ...(find?.titles ?? [])].some((one) => wordsOf(one) === words));
}
