/** The four stages are packs of our own: `careconform:ready` selects the standards in that stage, and so on. */
import type { Policy } from '../run/policy.js';
import { stageOf } from './stage.js';
import { type Catalogue, STAGES, type Stage } from './types.js';

/** Which standards a run asks. The product knows its own stages; packs from outside come through the same door. */
export interface PackLoader {
  /** @throws Error in our own words where no pack has that name. */
  select(catalogue: Catalogue, packs: readonly string[], policy: Pick<Policy, 'view' | 'asOf'>): Catalogue;
}

const OWN = 'careconform:';

/** Whether a name is that of a pack of our own. */
export function isStagePack(name: string): boolean {
  return name.startsWith(OWN);
}

export const stagePacks: PackLoader = stagesBeside([], []);

/**
 * Selects by the stages named, and keeps standards that packs from outside bring.
 * @param brought ids of those standards
 * @param stages packs of our own that the packs build on, as `careconform:ready`
 */
export function stagesBeside(brought: readonly string[], stages: readonly string[]): PackLoader {
  const outside = new Set(brought);
  return {
    select(catalogue, packs, { view, asOf }) {
      const named = brought.length > 0 || stages.length > 0 ? packs.filter(isStagePack) : packs;
      if (named.length + stages.length === 0) return catalogue;
      const wanted = new Set<string>([...named, ...stages].map(stageOfPack));
      const standards = catalogue.standards.filter(
        (standard) => outside.has(standard.id) || wanted.has(stageOf(standard, view, asOf)),
      );
      return { ...catalogue, standards };
    },
  };
}

/** @throws Error where our own packs have no such name */
export function stageOfPack(pack: string): Stage {
  const stage = STAGES.find((one) => pack === OWN + one);
  if (!stage) throw new Error(`There is no pack ${pack}. Packs are ${STAGES.map((one) => OWN + one).join(', ')}.`);
  return stage;
}
