import type { DefinitionStore } from '../definitions/types.js';
import { type SnapshotNode, sizeOf } from './node.js';

/** What is at hand while a differential is laid over a snapshot. */
export interface Walk {
  root: SnapshotNode;
  store: DefinitionStore;
  /** New elements may be added: the structure is a specialisation */
  mayAdd: boolean;
  /** Paths of the differential, to see whether it names one type of a choice or several */
  paths: readonly string[];
  /** Elements that may still be made: slices of slices and profiles of profiles multiply */
  left: number;
}

/** Numbers are contract: README says them. */
export const SNAPSHOT_LIMITS = { elements: 50_000, depth: 60 } as const;

/** The snapshot would be larger than any real one. */
export class SnapshotTooLarge extends Error {
  override name = 'SnapshotTooLarge';
}

/**
 * Counts elements before they are made.
 * @throws {SnapshotTooLarge} where there would be too many
 */
export function spend(walk: Walk, nodes: readonly SnapshotNode[]): void {
  for (const node of nodes) walk.left -= sizeOf(node);
  if (walk.left < 0) throw new SnapshotTooLarge();
}
