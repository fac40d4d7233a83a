/** A document of a kind whose items stand where their sender puts them: one row an item. */
import { codesOf, headingOf, topSections } from '../../checks/heading-table.js';
import { patientHas } from '../../checks/subject-has.js';
import type { DocumentFact, Facts, SectionFact } from '../../record/facts.js';
import type { HeadingNote, HeadingRow } from '../../report/documents.js';
import { askedOf, type Find, type Item, type ItemSheet, isUnverified, itemTitled } from './item-sheet.js';
import { findItem, type ItemFound, partFound } from './items-found.js';
import { rowOfStanding } from './row.js';
import type { HeadingSheets } from './tables.js';

export interface ItemsSeen {
  document: DocumentFact;
  facts: Facts;
  sheet: ItemSheet;
  sheets: HeadingSheets;
  /** Resource types that the record holds and no section refers to */
  held: ReadonlySet<string>;
}

/** Sections of the first level by the item that their title names. */
export function sectionsByItem(document: DocumentFact, sheet: ItemSheet): Map<Item, SectionFact[]> {
  const found = new Map<Item, SectionFact[]>();
  for (const section of topSections(document)) {
    const item = itemTitled(sheet, section.title);
    if (item) found.set(item, [...(found.get(item) ?? []), section]);
  }
  return found;
}

export function itemRows(titled: ReadonlyMap<Item, SectionFact[]>, seen: ItemsSeen): HeadingRow[] {
  const among = { ...seen, linked: linkedPaths(seen.document) };
  return seen.sheet.items.flatMap((item) => {
    const said = itemRow(item, titled.get(item), among);
    if (!said) return [];
    const { notes = [], ...row } = said;
    const all: HeadingNote[] = isUnverified(item) ? [...notes, 'unverified'] : notes;
    return [
      { heading: item.key, name: item.name, asked: askedOf(item), ...row, ...(all.length > 0 ? { notes: all } : {}) },
    ];
  });
}

interface Seen extends ItemsSeen {
  /** Where sections stand, and what they refer to */
  linked: ReadonlySet<string>;
}

type Said = Omit<HeadingRow, 'heading' | 'name' | 'asked'>;

function itemRow(item: Item, sections: SectionFact[] | undefined, seen: Seen): Said | undefined {
  const { find } = item;
  const { facts, sheet, sheets } = seen;
  if (find?.of !== undefined) {
    if (!item.places?.[seen.document.generation]) return undefined;
    const whole = sheet.items.find(({ key }) => key === find.of)?.find ?? {};
    const part = partFound(whole, find.field ?? '', facts, sheets.listed);
    return part && { state: part === 'there' ? 'present' : 'not-sent' };
  }
  const shown = sections && sectionRow(item, sections, seen);
  const found = find && findItem(find, facts, sheets.listed);
  if (found) return foundRow(found, shown, item, seen);
  if (shown) return shown;
  if (!find) return undefined;
  const there = heldRow(find, seen);
  if (there) return there;
  const held = find.heldBy?.some((type) => seen.held.has(type));
  if (askedOf(item) === 'mandatory')
    return { state: 'missing-mandatory', ...(held ? { notes: ['held-elsewhere' as const] } : {}) };
  return { state: held ? 'missing-held' : 'not-sent' };
}

/** What the sections say; an item that may be coded and is in words alone is text only. */
function sectionRow({ find }: Item, sections: SectionFact[], { sheets }: ItemsSeen): Said {
  const said = rowOfStanding({ heading: undefined, sections, faults: [] }, sheets.receiver);
  const notes: HeadingNote[] = [
    ...(said.notes ?? []),
    ...(hasOtherCode(sections, sheets) ? ['code-of-other' as const] : []),
  ];
  return {
    ...said,
    state: said.state === 'present' && find?.codes !== undefined ? 'text-only' : said.state,
    ...(notes.length > 0 ? { notes } : {}),
  };
}

/** Its code is that of a heading of transfers of care with another name. */
function hasOtherCode(sections: readonly SectionFact[], { common }: HeadingSheets): boolean {
  return sections.some((section) => {
    const named = codesOf(section).length > 0 ? headingOf(common, section, undefined)?.heading : undefined;
    const titled = headingOf(common, { ...section, codings: [] }, undefined)?.heading;
    return named !== undefined && named !== titled;
  });
}

/** What is coded or answered, be it under a section of the document or only in the record. */
function foundRow(
  { coded, wrong, words, paths }: ItemFound,
  shown: Said | undefined,
  item: Item,
  { linked }: Seen,
): Said {
  if (!paths.some((path) => isLinked(path, linked))) {
    if (shown) return { ...shown, notes: [...(shown.notes ?? []), 'held-elsewhere'] };
    return askedOf(item) === 'mandatory'
      ? { state: 'missing-mandatory', notes: ['held-elsewhere'] }
      : { state: 'missing-held' };
  }
  const mayBeCoded = item.find?.codes !== undefined;
  const wordsAlone = mayBeCoded ? 'text-only' : 'present';
  const state = wrong > 0 ? 'wrong-code' : coded > 0 ? 'coded' : wordsAlone;
  return { ...shown, state, ...(mayBeCoded ? { entries: { coded, of: coded + wrong + words } } : {}) };
}

function linkedPaths({ sections }: DocumentFact): Set<string> {
  return new Set(sections.flatMap(({ path, targets = [] }) => [path, ...targets.map((target) => target.path)]));
}

/** Whether a section refers to what stands at the path, or to what holds it. */
function isLinked(path: string, linked: ReadonlySet<string>): boolean {
  for (let at = path.length; at > 0; at -= 1) {
    const ends = at === path.length || path[at] === '.' || path[at] === '[' || path[at] === '/';
    if (ends && linked.has(path.slice(0, at))) return true;
  }
  return false;
}

/** What the patient, or a resource by itself, says of it. */
function heldRow({ patient: fields, identifier, types = [] }: Find, { facts, held }: ItemsSeen): Said | undefined {
  const kinds = facts.get('record').flatMap(({ contains }) => contains);
  const there = types.filter((type) => kinds.includes(type));
  if (there.length > 0)
    return { state: 'present', ...(there.every((type) => held.has(type)) ? { notes: ['no-section'] } : {}) };
  const [patient] = facts.get('patient').filter(({ subject }) => subject);
  if (!patient || (!fields && identifier === undefined)) return undefined;
  const asked = { ...(fields ? { fields } : {}), ...(identifier === undefined ? {} : { identifier }) };
  return patientHas(patient, asked) ? { state: 'in-header' } : undefined;
}

/** Items of which no place in a payload is agreed, and that no section's title names. */
export function unplacedItems({ items }: ItemSheet, titled: ReadonlyMap<Item, unknown>): string[] {
  return items.filter((item) => !item.find && !titled.has(item)).map(({ name }) => name);
}
