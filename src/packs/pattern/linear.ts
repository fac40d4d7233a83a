/**
 * Patterns of rules run on values that anybody sends, in an engine that backtracks. One that could take long is refused when its
 * rule is loaded. What cannot be proved is refused too.
 */
import { refuseAmbiguous } from './ambiguity.js';
import { positionsOf } from './positions.js';
import { readPattern } from './read.js';
import { isAnchored, isUnbounded, PatternRefused, type PatternTree } from './syntax.js';
import { refuseManyWays } from './ways.js';

const LONGEST = 1000;

/** @returns why a pattern is not accepted, as words that follow "the pattern is refused:"; undefined where it is */
export function whyNotLinear(source: string): string | undefined {
  if (source.length > LONGEST) return `it is longer than ${LONGEST} characters`;
  try {
    new RegExp(source, 'u');
  } catch {
    return 'it is no regular expression of JavaScript with the flag u';
  }
  try {
    const tree = readPattern(source);
    // Alternatives at the top are tried one after the other.
    for (const one of tree.kind === 'any' ? tree.of : [tree]) prove(one, isAnchored(one));
    return undefined;
  } catch (error) {
    if (error instanceof PatternRefused) return error.message;
    throw error;
  }
}

function prove(tree: PatternTree, anchored: boolean): void {
  proveLooks(tree, !anchored);
  const positions = positionsOf(tree, anchored);
  refuseManyWays(positions);
  refuseAmbiguous(positions);
}

/**
 * What looks ahead is run once for each way that leads to it.
 * @param often the part may be come to at many places of one text
 * @returns whether what comes after it may
 */
function proveLooks(tree: PatternTree, often: boolean): boolean {
  switch (tree.kind) {
    case 'look':
      if (isUnbounded(tree.of) && (often || tree.behind))
        throw new PatternRefused('it looks ahead or behind without a bound, at more places than one');
      prove(tree.of, true);
      return often;
    case 'all':
      return tree.parts.reduce((before, part) => proveLooks(part, before), often);
    case 'any':
      return tree.of.map((one) => proveLooks(one, often)).some(Boolean);
    case 'repeat':
      return proveLooks(tree.of, often || isUnbounded(tree)) || isUnbounded(tree);
    default:
      return often;
  }
}
