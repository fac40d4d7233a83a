import type { StructureSource } from '../definitions/structure-from.js';
import type { DefinitionStore, StructureDef } from '../definitions/types.js';
import { type Generated, generateSnapshot } from './generate.js';

/** Snapshots of a store's structures: the published one, or one generated when it is first asked for. */
export interface Snapshots {
  of(source: StructureSource | undefined, store: DefinitionStore): StructureDef | undefined;
  problem(source: StructureSource | undefined, store: DefinitionStore): string | undefined;
}

/** A profile that needs itself has no snapshot; more profiles on one another than this are refused too. */
const DEEPEST = 60;

export function makeSnapshots(): Snapshots {
  const made = new Map<StructureSource, Generated>();
  const open = new Set<StructureSource>();

  const generated = (source: StructureSource, store: DefinitionStore): Generated => {
    const found = made.get(source);
    if (found) return found;
    if (open.has(source) || open.size > DEEPEST) return { missing: source.definition.url };
    open.add(source);
    try {
      const result = generateSnapshot(source, store);
      made.set(source, result);
      return result;
    } finally {
      open.delete(source);
    }
  };

  return {
    of: (source, store) => {
      if (!source || source.hasSnapshot) return source?.definition;
      const result = generated(source, store);
      return 'definition' in result ? result.definition : undefined;
    },
    problem: (source, store) => {
      if (!source || source.hasSnapshot) return undefined;
      const result = generated(source, store);
      if ('missing' in result) return `Its base ${result.missing} is not loaded. Load the package that holds it.`;
      if ('tooLarge' in result)
        return 'Its snapshot would be larger than any real one. Check the slices of its slices.';
      const { unplaced } = result;
      return unplaced.length > 0 ? `Its base has no element ${unplaced.join(', ')}.` : undefined;
    },
  };
}
