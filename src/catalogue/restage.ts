/** Stages of an organisation's own: "SNOMED CT is ready for us from 1 April". They bind nobody else and say so. */
import type { Catalogue, Stage, Standard } from './types.js';

export interface Restage {
  standard: string;
  stage: Stage;
  from: string;
  reason: string;
}

/**
 * Adds the organisation's own stages to the timelines; from its date on, its stage stands in place of the catalogue's.
 * @throws Error where a standard is not in the catalogue
 */
export function restage(catalogue: Catalogue, changes: readonly Restage[]): Catalogue {
  if (changes.length === 0) return catalogue;
  for (const { standard } of changes)
    if (!catalogue.standards.some(({ id }) => id === standard))
      throw new Error(`There is no standard ${standard} to give another stage.`);
  return { ...catalogue, standards: catalogue.standards.map((standard) => restageOne(standard, changes)) };
}

function restageOne<T extends Standard>(standard: T, changes: readonly Restage[]): T {
  const own = changes.filter((change) => change.standard === standard.id);
  if (own.length === 0) return standard;
  const [first = ''] = own.map(({ from }) => from).sort();
  const kept = standard.current.filter(({ from }) => from < first);
  const added = own.map(({ from, stage, reason }) => ({
    from,
    stage,
    basis: `Decided by the organisation: ${reason}`,
    source: { title: 'the configuration of this run', status: 'checked' as const },
  }));
  return { ...standard, current: [...kept, ...added].sort((a, b) => (a.from < b.from ? -1 : 1)) };
}
