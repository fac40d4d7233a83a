/** Decides the FHIR version from the signs that fhir-shape.ts has gathered. */
import type { Generation } from '../../generation.js';
import type { FhirSigns, Sign } from './fhir-shape.js';
import { ALL, R4, R4_ON, VERSIONS, versionNames } from './fhir-versions.js';

export interface Decision {
  generation: Generation;
  evidence: string[];
}

const SHOWN = 5;

/**
 * Weighs the evidence in the order of its certainty: a stated version, profiles, then types, elements and addresses
 * together. Where R4 and later versions fit alike it is R4; where other versions fit alike it stays undecided.
 */
export function decideFhir(signs: FhirSigns): Decision {
  const stated = vote(signs.stated);
  if (stated !== undefined) return decided(stated, signs.stated);
  const profile = vote(signs.profiles);
  if (profile !== undefined) return decided(profile, signs.profiles);
  const weighed = weigh(signs);
  const all = [signs.types, signs.elements, signs.uris].flatMap((each) => [...each.values()]);
  const best = lowest(weighed);
  if (best === ALL)
    return { generation: 'fhir-undecided', evidence: ['nothing in it belongs to one FHIR version only'] };
  const one = single(best);
  if (one !== undefined)
    return {
      generation: VERSIONS[one]!.generation,
      evidence: says(all.filter(({ versions }) => versions & (1 << one))),
    };
  return { generation: 'fhir-undecided', evidence: [`fits ${versionNames(best)} alike`, ...says(all)] };
}

/** The version that most of the signs name, where one has more than any other. */
function vote(signs: ReadonlyMap<string, Sign>): number | undefined {
  const counts = VERSIONS.map((_, bit) => [...signs.values()].filter(({ versions }) => versions === 1 << bit).length);
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

/** R4 stands for the later versions where they fit as well: they are rare, and what fits R4 too can be judged as R4. */
function single(set: number): number | undefined {
  const narrowed = (set & ~R4_ON) === 0 && set & R4 ? R4 : set;
  const bit = Math.log2(narrowed);
  return Number.isInteger(bit) ? bit : undefined;
}

function says(signs: readonly Sign[]): string[] {
  return [...new Set(signs.map((sign) => sign.says))].slice(0, SHOWN);
}
