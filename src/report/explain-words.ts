/** What the explanations of rules and of standards share. */
import type { Catalogue, Source } from '../catalogue/types.js';

export interface ExplainSettings {
  /** The date that stages are read at */
  asOf: string;
  width: number;
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
