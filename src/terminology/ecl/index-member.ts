/** Answers for constraints from the indexes on the user's machine. */
import type { TerminologyIndex } from '../index/terminology-index.js';
import { EclError } from './ecl-error.js';
import { type EclAnswer, EclEvaluator } from './evaluator.js';
import { graphOf } from './index-graph.js';
import { parseEcl } from './parse.js';
import type { Constraint } from './tree.js';

const MOST_HELD = 500;

export type IndexMember = (
  index: TerminologyIndex,
  ecl: string,
  ordinal: number,
) => EclAnswer | { answer: 'cannot-tell'; reason: 'not-valid' };

/** A function that tells whether a concept of an index is in a constraint; it keeps what it has read and compiled. */
export function createIndexMember(): IndexMember {
  const parsed = new Map<string, Constraint | undefined>();
  const evaluators = new WeakMap<TerminologyIndex, EclEvaluator>();
  return (index, ecl, ordinal) => {
    const constraint = held(parsed, ecl);
    if (!constraint) return { answer: 'cannot-tell', reason: 'not-valid' };
    let evaluator = evaluators.get(index);
    if (!evaluator) {
      evaluator = new EclEvaluator(graphOf(index));
      evaluators.set(index, evaluator);
    }
    return evaluator.member(constraint, ordinal);
  };
}

/** The same as LocalTerminology asks it: undefined where it cannot be told. */
export function eclMember(): (index: TerminologyIndex, ecl: string, ordinal: number) => boolean | undefined {
  const member = createIndexMember();
  return (index, ecl, ordinal) => {
    const { answer } = member(index, ecl, ordinal);
    return answer === 'cannot-tell' ? undefined : answer === 'yes';
  };
}

function held(parsed: Map<string, Constraint | undefined>, ecl: string): Constraint | undefined {
  if (parsed.has(ecl)) return parsed.get(ecl);
  const constraint = parseOrNothing(ecl);
  if (parsed.size >= MOST_HELD) parsed.clear();
  parsed.set(ecl, constraint);
  return constraint;
}

function parseOrNothing(ecl: string): Constraint | undefined {
  try {
    return parseEcl(ecl);
  } catch (error) {
    if (error instanceof EclError) return undefined;
    throw error;
  }
}
