/** The four stages are packs of our own: `careconform:ready` selects the standards in that stage, and so on. */
import type { Policy } from '../run/policy.js';
import { stageOf } from './stage.js';
import { type Catalogue, STAGES, type Stage } from './types.js';

/** Where packs come from. The one of the product knows its own stages; packs from outside come through the same door. */
export interface PackLoader {
  /** @throws Error in our own words where no pack has that name. */
  select(catalogue: Catalogue, packs: readonly string[], policy: Pick<Policy, 'view' | 'asOf'>): Catalogue;
}

const OWN = 'careconform:';

export const stagePacks: PackLoader = {
  select(catalogue, packs, { view, asOf }) {
    if (packs.length === 0) return catalogue;
    const stages = new Set<string>(packs.map(stageOfPack));
    return {
      ...catalogue,
      standards: catalogue.standards.filter((standard) => stages.has(stageOf(standard, view, asOf))),
    };
  },
};

function stageOfPack(pack: string): Stage {
  const stage = STAGES.find((one) => pack === OWN + one);
  if (!stage) throw new Error(`There is no pack ${pack}. Packs are ${STAGES.map((one) => OWN + one).join(', ')}.`);
  return stage;
}
