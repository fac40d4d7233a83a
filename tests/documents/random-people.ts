/** Random people and organisations, all invented. */

import { type Bundle, composition, div, listOf, resourceAt, resources, section } from './bundle.js';
import type { Chance } from './chance.js';
import { FAMILIES, GIVEN } from './clinical-words.js';
import { madeNhsNumber } from './made-number.js';

const two = (value: number): string => String(value).padStart(2, '0');

/** Another patient in the same place, with more or fewer details. */
export function randomPatient(bundle: Bundle, chance: Chance): void {
  const patient = resources(bundle, 'Patient')[0]!;
  const family = chance.pick(FAMILIES);
  const given = chance.some(GIVEN, 0.3);
  patient['name'] = [{ use: 'official', family, given: given.length ? given : [chance.pick(GIVEN)] }];
  if (chance.often(0.2)) patient['name'].push({ use: 'nickname', given: [chance.pick(GIVEN)] });
  patient['identifier'][0].value = madeNhsNumber(chance.whole(1000, 900_000));
  if (chance.often(0.3))
    patient['identifier'].push({
      system: 'https://example.org/hospital-number',
      value: `H${chance.whole(1000, 99999)}`,
    });
  patient['gender'] = chance.pick(['female', 'male', 'other', 'unknown']);
  patient['birthDate'] = `${chance.whole(1920, 2019)}-${two(chance.whole(1, 12))}-${two(chance.whole(1, 28))}`;
  if (chance.often(0.3)) patient['telecom'] = [{ system: 'phone', value: '01632 960123', use: 'home' }];
  if (chance.often(0.2)) delete patient['address'];
  section(bundle, 'Patient demographics')!['text'].div = div(`<p>${family}, born ${patient['birthDate']}</p>`);
}

/** Other organisations and another author. */
export function randomKeepers(bundle: Bundle, chance: Chance): void {
  const trust = resourceAt(bundle, composition(bundle)['custodian'].reference)!;
  trust['identifier'][0].value = `R${chance.pick([...'ABCDEFGH'])}${chance.whole(0, 9)}`;
  if (chance.often(0.2)) trust['identifier'] = [{ system: 'https://fhir.nhs.uk/Id/ods-site-code', value: 'RZZ01' }];
  const practice = resourceAt(bundle, section(bundle, 'GP practice')!['entry'][0].reference)!;
  practice['identifier'][0].value = `${chance.pick([...'ABCDEFGHJKLMNPWY'])}${chance.whole(10000, 99999)}`;
  if (chance.often(0.3)) practice['telecom'] = [{ system: 'phone', value: '01632 960456', use: 'work' }];
  const author = resources(bundle, 'Practitioner')[0]!;
  author['identifier'][0].value = String(chance.whole(100000000000, 999999999999));
  if (chance.often(0.3)) author['telecom'] = undefined;
  author['name'] = [{ family: chance.pick(FAMILIES), given: [chance.pick(GIVEN)] }];
}

/** Dates that follow one another: admission, discharge, document. */
export function randomDates(bundle: Bundle, chance: Chance): void {
  const begin = Date.UTC(chance.whole(2020, 2026), chance.whole(0, 8), chance.whole(1, 28), chance.whole(0, 23));
  const end = begin + chance.whole(10, 20 * 24 * 60) * 60_000;
  const written = end + chance.whole(0, 24 * 60) * 60_000;
  const instant = (at: number): string => new Date(at).toISOString().replace('.000Z', '+00:00');
  resources(bundle, 'Encounter')[0]!['period'] = { start: instant(begin), end: instant(end) };
  composition(bundle)['date'] = instant(written);
  if (bundle['timestamp']) bundle['timestamp'] = instant(written + 60_000);
  else bundle['meta'].lastUpdated = instant(written + 60_000);
  for (const list of ['Diagnoses', 'Procedures'].map((title) => listOf(bundle, title)))
    if (list?.['date']) list['date'] = instant(written);
}
