/** A pattern as a tree: what the proof of its running time needs to know, and no more. */
import type { Characters } from './characters.js';

export type PatternTree =
  | { kind: 'one'; of: Characters }
  /** `^` at the start of the text, without which a match is tried at every place */
  | { kind: 'start' }
  /** `$`, `\b`, `\B`: take no character */
  | { kind: 'edge' }
  | { kind: 'all'; parts: PatternTree[] }
  | { kind: 'any'; of: PatternTree[] }
  | { kind: 'repeat'; of: PatternTree; least: number; most: number }
  | { kind: 'look'; behind: boolean; of: PatternTree };

/** Why a pattern cannot be proved linear in time, in our own words and without the pattern. */
export class PatternRefused extends Error {
  override name = 'PatternRefused';
}

/** Whether a match may be of any length. */
export function isUnbounded(tree: PatternTree): boolean {
  switch (tree.kind) {
    case 'all':
      return tree.parts.some(isUnbounded);
    case 'any':
      return tree.of.some(isUnbounded);
    case 'repeat':
      return tree.most === Number.POSITIVE_INFINITY || isUnbounded(tree.of);
    default:
      return false;
  }
}

/** Whether every match begins at the start of the text. */
export function isAnchored(tree: PatternTree): boolean {
  if (tree.kind === 'start') return true;
  if (tree.kind === 'any') return tree.of.every(isAnchored);
  if (tree.kind === 'repeat') return tree.least > 0 && isAnchored(tree.of);
  if (tree.kind !== 'all') return false;
  for (const part of tree.parts) {
    if (isAnchored(part)) return true;
    if (part.kind !== 'edge' && part.kind !== 'look') return false;
  }
  return false;
}
