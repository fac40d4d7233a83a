/** Random documents that keep to every rule: the generator of the tests, from a seed. */
import { template } from '../../src/index.js';
import { type Bundle, composition, dropUnreached, type Resource, referencesIn } from './bundle.js';
import { chanceFrom } from './chance.js';
import { randomEntries } from './random-entries.js';
import { randomDates, randomKeepers, randomPatient } from './random-people.js';

export const DOCUMENTS = ['discharge-summary', 'emergency-discharge', 'mental-health-discharge', 'outpatient-letter'];
export const GENERATIONS = ['fhir-stu3', 'fhir-r4'] as const;

export interface RandomDocument {
  seed: number;
  document: string;
  generation: (typeof GENERATIONS)[number];
  bundle: Bundle;
}

/** The same seed gives the same document. */
export async function randomDocument(seed: number): Promise<RandomDocument> {
  const chance = chanceFrom(seed);
  const document = chance.pick(DOCUMENTS);
  const generation = chance.pick(GENERATIONS);
  const [least, most] = await Promise.all(
    (['required', 'all'] as const).map(async (sections) => {
      const { resource } = await template(document, { generation, sections });
      return structuredClone(resource) as Bundle;
    }),
  );
  const needed = new Set(titles(least!));
  const bundle = most!;
  const all = composition(bundle)['section'] as Resource[];
  const kept = all.filter((section) => needed.has(section['title']) || chance.often(0.5));
  composition(bundle)['section'] = chance.often(0.5) ? chance.shuffle(kept) : kept;
  randomPatient(bundle, chance);
  randomKeepers(bundle, chance);
  randomDates(bundle, chance);
  randomEntries(bundle, chance);
  dropUnreached(bundle);
  const [first, ...rest] = bundle.entry;
  if (chance.often(0.5)) bundle.entry = [first!, ...chance.shuffle(rest)];
  if (chance.often(0.3)) asRelative(bundle);
  return { seed, document, generation, bundle: JSON.parse(JSON.stringify(bundle)) as Bundle };
}

const titles = (bundle: Bundle): string[] =>
  composition(bundle)['section'].map((section: Resource) => section['title']);

/** References by type and id, under the address of a server. */
function asRelative(bundle: Bundle): void {
  const places = new Map(
    bundle.entry.map(({ fullUrl, resource }) => [fullUrl, `${resource.resourceType}/${resource.id}`]),
  );
  for (const entry of bundle.entry) {
    for (const one of referencesIn(entry.resource)) one.reference = places.get(one.reference) ?? one.reference;
    entry.fullUrl = `https://example.org/fhir/${places.get(entry.fullUrl)}`;
  }
}
