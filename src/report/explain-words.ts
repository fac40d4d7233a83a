/** What the explanations of rules and of standards share. */

import type { Catalogue, Rule, Source, Verb } from '../catalogue/types.js';
import type { Generation } from '../generation.js';
import type { Examples } from './examples.js';
import { GENERATION_WORDS } from './words.js';

export interface ExplainSettings {
  /** The date that stages are read at */
  asOf: string;
  width: number;
  /** Fixtures that differ least, by rule */
  examples?: Examples;
}

export type CatalogueStandard = Catalogue['standards'][number];

/** A text that ends as a sentence does, so that another may follow it. */
export function sentence(text: string): string {
  return /[.!?:]$/.test(text) ? text : `${text}.`;
}

/** A source in one line, and that it was not read where it was not. */
export function sourceWords(source: Source): string {
  const place = [source.title, source.clause].filter(Boolean).join(', ');
  return `${place}${source.url ? ` <${source.url}>` : ''}${source.status === 'unverified' ? ' (not verified)' : ''}`;
}

/** The severity of a rule, and where another holds: `shall; should in CDA; may in FHIR R4 and FHIR R5`. */
export function weightWords({ severity, severityIn = {} }: Pick<Rule, 'severity' | 'severityIn'>): string {
  const others = new Map<Verb, string[]>();
  for (const [generation, verb] of Object.entries(severityIn))
    others.set(verb, [...(others.get(verb) ?? []), GENERATION_WORDS[generation as Generation]]);
  return [severity, ...[...others].map(([verb, names]) => `${verb} in ${listWords(names)}`)].join('; ');
}

/** `CDA, FHIR R4 and FHIR R5` */
export function listWords(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
