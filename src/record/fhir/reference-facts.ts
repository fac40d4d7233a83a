import type { ReferenceFact } from '../facts.js';
import { formOf, missingOrOutside, resolve } from './references.js';
import type { Spot, Walk } from './walk.js';

/** Notes a reference; whether it resolves is known only when the whole record has been walked. */
export function readReference(target: string, spot: Spot, walk: Walk): void {
  if (target === '') return;
  const { node } = spot;
  const fact: ReferenceFact = {
    kind: 'reference',
    path: `${spot.path}.reference`,
    target,
    form: formOf(target),
    resolves: 'outside',
    within: node.type,
  };
  if (node.bundle?.type !== undefined) fact.bundleType = node.bundle.type;
  walk.references.push({ fact, from: node });
}

/** Resolves every reference of the record and gives out the facts. */
export function finishReferences(walk: Walk): void {
  for (const noted of walk.references) {
    const { fact, from } = noted;
    const found = resolve(fact.target, from);
    fact.resolves = found ? 'found' : missingOrOutside(fact.form, from.bundle);
    if (found) {
      fact.type = found.type;
      fact.to = found.path;
      noted.to = found;
    }
    walk.out.add(fact);
  }
}
