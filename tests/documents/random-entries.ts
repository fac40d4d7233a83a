/** Random coded entries: allergies, diagnoses, procedures and medicines, with text that says the same. */
import { stableUuid } from '../../src/template/stable-uuid.js';
import { type Bundle, div, listOf, type Resource, resources, section } from './bundle.js';
import type { Chance } from './chance.js';
import { DIAGNOSES, PROCEDURES, REACTIONS, SUBSTANCES, type Word } from './clinical-words.js';
import { randomMedicines } from './random-medicines.js';

export const SNOMED = 'http://snomed.info/sct';
export const concept = ([code, display]: Word) => ({ coding: [{ system: SNOMED, code, display }] });

/** Puts items in the place of those that a list has, and writes the section's text from their words. */
export function replaceItems(bundle: Bundle, title: string, items: Resource[], words: string[], chance: Chance): void {
  const list = listOf(bundle, title);
  const at = section(bundle, title);
  if (!list || !at) return;
  const prefix = `${list.id}/${items.length}`;
  items.forEach((item, number) => {
    item.id = stableUuid(`${prefix}/${number}`);
    if (item['identifier'])
      item['identifier'] = [{ ...item['identifier'][0], value: uri(item, `${prefix}/${number}/identifier`) }];
    bundle.entry.push({ fullUrl: `urn:uuid:${item.id}`, resource: item });
  });
  list['entry'] = items.map(({ id }) => ({ item: { reference: `urn:uuid:${id}` } }));
  const rows = words.map((each) => each.replace(/&/g, '&amp;'));
  at['text'].div = div(
    chance.often(0.5)
      ? `<table><tbody>${rows.map((row) => `<tr><td>${row}</td></tr>`).join('')}</tbody></table>`
      : rows.map((row) => `<p>${row}</p>`).join(''),
  );
}

function uri(item: Resource, name: string): string {
  const value = stableUuid(name);
  return String(item['identifier'][0].value).startsWith('urn:uuid:') ? `urn:uuid:${value}` : value;
}

const copy = <T>(value: T): T => structuredClone(value);
const several = <T>(from: readonly T[], most: number, chance: Chance): T[] =>
  chance.shuffle(from).slice(0, chance.whole(1, most));

/** Everything coded in a document, anew. */
export function randomEntries(bundle: Bundle, chance: Chance): void {
  randomAllergies(bundle, chance);
  const conditions = several(DIAGNOSES, 5, chance);
  const [condition] = resources(bundle, 'Condition');
  if (condition)
    replaceItems(
      bundle,
      'Diagnoses',
      conditions.map((word) => diagnosis(copy(condition), word, chance)),
      conditions.map(([, words]) => words),
      chance,
    );
  const procedures = several(PROCEDURES, 3, chance);
  const [procedure] = resources(bundle, 'Procedure');
  if (procedure)
    replaceItems(
      bundle,
      'Procedures',
      procedures.map((word) => ({ ...copy(procedure), code: concept(word) })),
      procedures.map(([, words]) => words),
      chance,
    );
  randomMedicines(bundle, chance);
}

function randomAllergies(bundle: Bundle, chance: Chance): void {
  const [first] = resources(bundle, 'AllergyIntolerance');
  if (!first) return;
  if (chance.often(0.25)) {
    const none: Resource = { ...copy(first), code: concept(['716186003', 'No known allergy']) };
    for (const member of ['reaction', 'category', 'type']) delete none[member];
    replaceItems(bundle, 'Allergies and adverse reactions', [none], ['No known allergy'], chance);
    return;
  }
  const chosen = several(SUBSTANCES, 4, chance);
  const items = chosen.map((word): Resource => {
    const item: Resource = { ...copy(first), code: concept(word) };
    const manifested = chance.some(REACTIONS, 0.4);
    delete item['reaction'];
    if (manifested.length)
      item['reaction'] = [
        { manifestation: manifested.map(concept), severity: chance.pick(['mild', 'moderate', 'severe']) },
      ];
    if (chance.often(0.3)) delete item['type'];
    return item;
  });
  replaceItems(
    bundle,
    'Allergies and adverse reactions',
    items,
    chosen.map(([, words]) => words),
    chance,
  );
}

function diagnosis(item: Resource, word: Word, chance: Chance): Resource {
  const code: Resource['code'] = concept(word);
  if (chance.often(0.2))
    code.coding.push({ system: 'http://hl7.org/fhir/sid/icd-10', code: 'J18.9', display: word[1] });
  if (chance.often(0.2)) code.text = word[1];
  const dated = 'assertedDate' in item ? 'assertedDate' : 'recordedDate';
  if (chance.often(0.3)) delete item[dated];
  if (chance.often(0.3)) item['onsetDateTime'] = `${chance.whole(1990, 2019)}`;
  return { ...item, code };
}
