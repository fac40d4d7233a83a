/** Decides the FHIR version from the signs that fhir-shape.ts has gathered. */
import type { Generation } from '../../generation.js';
import type { JsonObject } from '../../parse/tree.js';
import { addResource, type FhirSigns, newSigns, type Sign } from './fhir-shape.js';
import { ALL, DSTU2, R4, R4_ON, STU3, VERSIONS, versionNames } from './fhir-versions.js';

export interface Decision {
  generation: Generation;
  evidence: string[];
}

const SHOWN = 5;

/**
 * Weighs the evidence in the order of its certainty: a stated version, profiles, then types, elements and addresses
 * together. Where R4 and later versions fit alike it is R4, where DSTU2 and STU3 do, STU3: the older and the newer ones
 * are rare in the NHS. Where STU3 and R4 fit alike, a resource without any profile is taken as R4, as the NHS's guides to
 * STU3 (CareConnect, GP Connect, ITK3) ask for meta.profile in every resource and those to R4 do not; else it stays undecided.
 */
export function decideFhir(signs: FhirSigns): Decision {
  const certain = decideByWords(signs);
  if (certain) return certain;
  const weighed = weigh(signs);
  const all = [signs.profiles, signs.types, signs.elements, signs.uris].flatMap((each) => [...each.values()]);
  const best = lowest(weighed);
  const one = single(best);
  if (one !== undefined)
    return {
      generation: VERSIONS[one]!.generation,
      evidence: says(all.filter(({ versions }) => versions & (1 << one))),
    };
  const alike = best === ALL ? 'nothing in it belongs to one FHIR version only' : `fits ${versionNames(best)} alike`;
  if (signs.profiled || !(best & R4)) return { generation: 'fhir-undecided', evidence: [alike, ...says(all)] };
  return {
    generation: 'fhir-r4',
    evidence: [alike, 'names no profile, as the guides to STU3 of the NHS ask', ...says(all)],
  };
}

/** Decides by what is stated and by profiles alone; undefined where these leave it open. */
export function decideByWords({ stated, profiles }: FhirSigns): Decision | undefined {
  const said = vote(stated);
  if (said !== undefined) return decided(said, stated);
  const profile = vote(profiles);
  return profile === undefined ? undefined : decided(profile, profiles);
}

/**
 * Gathers the signs of resources and decides.
 * @param loose arrays are not told from single values, as in XML
 */
export function decideResources(resources: readonly JsonObject[], loose = false): Decision {
  const quick = newSigns(loose, true);
  for (const resource of resources) addResource(quick, resource);
  const certain = decideByWords(quick);
  if (certain) return certain;
  const signs = newSigns(loose);
  for (const resource of resources) addResource(signs, resource);
  return decideFhir(signs);
}

/** The version that most of the signs name, where one has more than any other. */
function vote(signs: ReadonlyMap<string, Sign>): number | undefined {
  const strong = [...signs.values()].filter(({ weak }) => !weak);
  const counts = VERSIONS.map((_, bit) => strong.filter(({ versions }) => versions === 1 << bit).length);
  const most = Math.max(...counts);
  if (most === 0 || counts.filter((count) => count === most).length > 1) return undefined;
  return counts.indexOf(most);
}

function decided(bit: number, signs: ReadonlyMap<string, Sign>): Decision {
  const fitting = [...signs.values()].filter(({ versions }) => versions === 1 << bit);
  return { generation: VERSIONS[bit]!.generation, evidence: says(fitting) };
}

/** How much speaks against each version. */
function weigh(signs: FhirSigns): number[] {
  const against = VERSIONS.map(() => 0);
  const weights = [
    [signs.profiles, 2],
    [signs.types, 3],
    [signs.elements, 2],
    [signs.uris, 1],
  ] as const;
  for (const [group, weight] of weights) {
    for (const { versions } of group.values()) {
      for (const [bit] of VERSIONS.entries()) if (!(versions & (1 << bit))) against[bit]! += weight;
    }
  }
  return against;
}

function lowest(against: readonly number[]): number {
  const least = Math.min(...against);
  return against.reduce((set, count, bit) => (count === least ? set | (1 << bit) : set), 0);
}

/** One version for a set: R4 for itself and later ones, which can be judged as R4 where they fit it; STU3 for DSTU2 and itself. */
function single(set: number): number | undefined {
  const narrowed = set & R4 && !(set & ~R4_ON) ? R4 : set === (DSTU2 | STU3) ? STU3 : set;
  const bit = Math.log2(narrowed);
  return Number.isInteger(bit) ? bit : undefined;
}

function says(signs: readonly Sign[]): string[] {
  return [...new Set(signs.map((sign) => sign.says))].slice(0, SHOWN);
}
