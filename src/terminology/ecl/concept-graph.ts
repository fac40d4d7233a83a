/** What an edition can be asked when a constraint is evaluated. Concepts are numbered from 0. */
import type { ReplacementKind } from '../index-format.js';

export interface Relationship {
  type: number;
  /** 0: not in a group */
  group: number;
  value: { concept: number } | { number: string } | { text: string } | { boolean: boolean };
}

export interface ConceptDetails {
  moduleId: string;
  effectiveTime: string;
  defined: boolean;
}

/** Definitions are not held, only synonyms and fully specified names. */
export interface Description {
  text: string;
  kind: 'synonym' | 'preferred' | 'fully-specified-name';
  language: string;
  /** By language reference set */
  dialects: Readonly<Record<string, 'prefer' | 'accept'>>;
}

/** One bit a concept: that of concept 8 is the lowest of the second byte. */
export type Bits = Uint8Array;

export interface ConceptGraph {
  readonly concepts: number;
  /** -1 where the edition does not hold the id */
  find(id: string): number;
  code(concept: number): string;
  active(concept: number): boolean;
  parents(concept: number): readonly number[];
  /** False for a concept and itself */
  isAbove(ancestor: number, descendant: number): boolean;
  /** Undefined where the members of the reference set are not held */
  members(refset: string): Bits | undefined;
  /** All but is-a; without this method, attributes are not held */
  attributes?(concept: number): readonly Relationship[];
  details?(concept: number): ConceptDetails;
  /** Active descriptions of a concept; without this method, descriptions are not held */
  terms?(concept: number): readonly Description[];
  /** Language reference sets whose word on descriptions is held */
  dialects?: readonly string[];
  /** The concept that a description is of; -1 where there is no such description */
  conceptOf?(descriptionId: string): number;
  /** What historical associations put in the place of a concept */
  successors?(concept: number): readonly { ordinal: number; kind: ReplacementKind }[];
}

export function hasBit(bits: Bits, concept: number): boolean {
  return (bits[concept >> 3]! & (1 << (concept & 7))) !== 0;
}

export function setBit(bits: Bits, concept: number): void {
  bits[concept >> 3]! |= 1 << (concept & 7);
}

export function noBits(concepts: number): Bits {
  return new Uint8Array(Math.ceil(concepts / 8));
}
