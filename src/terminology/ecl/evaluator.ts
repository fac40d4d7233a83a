/**
 * Evaluates constraints over one edition. Membership of one concept is worked out without the whole set wherever the operator
 * allows. Inactive concepts belong to *, to themselves and to reference sets that list them; {{ C active = 1 }} leaves them out.
 */
import type { Compiler } from './compiler.js';
import { type Bits, type ConceptGraph, hasBit, noBits, setBit } from './concept-graph.js';
import { dottedSet } from './dotted-set.js';
import { filterTest } from './filter-test.js';
import { overConcept, overSet } from './hierarchy-test.js';
import { withHistory } from './history-test.js';
import { memberTest } from './member-test.js';
import { refinementTest } from './refinement-test.js';
import type { Compound, Constraint, Focus, Simple } from './tree.js';
import { every, not, some, type Test, type Unknown } from './truth.js';

export type EclAnswer = { answer: 'yes' | 'no' } | { answer: 'cannot-tell'; reason: Unknown | 'too-many' };
export type Expansion = { answer: 'yes'; codes: string[] } | { answer: 'cannot-tell'; reason: Unknown | 'too-many' };

const MOST_CODES = 1_000_000;

export class EclEvaluator implements Compiler {
  private readonly tests = new WeakMap<Constraint, Test>();
  private readonly wholeTests = new WeakMap<Constraint, Test>();
  private readonly sets = new WeakMap<Constraint, Bits | Unknown>();

  constructor(readonly graph: ConceptGraph) {}

  /** Is the concept, by its number in the graph, in the constraint? */
  member(constraint: Constraint, concept: number): EclAnswer {
    const truth = this.test(constraint, false)(concept);
    if (typeof truth === 'string') return { answer: 'cannot-tell', reason: truth };
    return { answer: truth ? 'yes' : 'no' };
  }

  /**
   * All codes of a constraint, in the order of the graph. A concept that the edition does not hold is left out.
   * @param most codes; of more it cannot tell
   */
  expand(constraint: Constraint, most = MOST_CODES): Expansion {
    const test = this.test(constraint, false);
    const codes: string[] = [];
    for (let concept = 0; concept < this.graph.concepts; concept += 1) {
      const truth = test(concept);
      if (typeof truth === 'string') return { answer: 'cannot-tell', reason: truth };
      if (truth && codes.length >= most) return { answer: 'cannot-tell', reason: 'too-many' };
      if (truth) codes.push(this.graph.code(concept));
    }
    return { answer: 'yes', codes };
  }

  test(constraint: Constraint, whole: boolean): Test {
    const held = whole ? this.wholeTests : this.tests;
    let test = held.get(constraint);
    if (!test) {
      test = this.compile(constraint, whole);
      held.set(constraint, test);
    }
    return test;
  }

  set(constraint: Constraint): Bits | Unknown {
    let set = this.sets.get(constraint);
    if (set === undefined) {
      set = this.collect(this.test(constraint, true));
      this.sets.set(constraint, set);
    }
    return set;
  }

  private collect(test: Test): Bits | Unknown {
    const bits = noBits(this.graph.concepts);
    for (let concept = 0; concept < this.graph.concepts; concept += 1) {
      const truth = test(concept);
      if (typeof truth === 'string') return truth;
      if (truth) setBit(bits, concept);
    }
    return bits;
  }

  private compile(constraint: Constraint, whole: boolean): Test {
    switch (constraint.kind) {
      case 'simple':
        return this.simple(constraint, whole);
      case 'refined': {
        const focus = this.test(constraint.focus, whole);
        const refinement = refinementTest(this, constraint.refinement);
        return (concept) => every([focus, refinement], (test) => test(concept));
      }
      case 'dotted': {
        const set = dottedSet(this, constraint);
        return (concept) => {
          const bits = set();
          return typeof bits === 'string' ? bits : hasBit(bits, concept);
        };
      }
      default:
        return this.compound(constraint, whole);
    }
  }

  private compound({ kind, operands }: Compound, whole: boolean): Test {
    if (kind === 'or') return this.anyOf(operands, whole);
    const [first, ...others] = operands.map((operand) => this.test(operand, whole)) as [Test, ...Test[]];
    const rest =
      kind === 'and'
        ? others
        : others.map(
            (test): Test =>
              (concept) =>
                not(test(concept)),
          );
    const tests = [first, ...rest];
    return (concept) => every(tests, (test) => test(concept));
  }

  /** Value sets list concepts by the hundred: those are looked up at once. */
  private anyOf(operands: readonly Constraint[], whole: boolean): Test {
    const listed = new Set<number>();
    const tests: Test[] = [];
    for (const operand of operands) {
      const id = plainId(operand);
      const concept = id === undefined ? -1 : this.graph.find(id);
      if (concept >= 0) listed.add(concept);
      else tests.push(this.test(operand, whole));
    }
    return (concept) => listed.has(concept) || some(tests, (test) => test(concept));
  }

  private simple(constraint: Simple, whole: boolean): Test {
    const { filters, history } = constraint;
    const base = this.withOperator(constraint, whole);
    const tests = [base, ...filters.map((filter) => filterTest(this, filter))];
    const filtered: Test = tests.length === 1 ? base : (concept) => every(tests, (test) => test(concept));
    return history ? withHistory(this, history, filtered) : filtered;
  }

  private withOperator({ operator, memberOf, focus }: Simple, whole: boolean): Test {
    if (memberOf) {
      const inside = memberTest(this, memberOf.fields, focus);
      return operator ? overSet(this.graph, operator, inside, this.lazily(inside)) : inside;
    }
    if (!operator) return this.focus(focus, whole);
    if (focus.kind === 'concept') {
      const one = this.graph.find(focus.id);
      return one < 0 ? () => 'unknown-concept' : overConcept(this.graph, operator, one);
    }
    const inside = this.focus(focus, true);
    return overSet(this.graph, operator, inside, this.lazily(inside));
  }

  private lazily(test: Test): () => Bits | Unknown {
    return () => this.collect(test);
  }

  private focus(focus: Focus, whole: boolean): Test {
    switch (focus.kind) {
      case 'any':
        return () => true;
      case 'alternate':
        return () => 'alternate-identifier';
      case 'nested':
        return this.test(focus.constraint, whole);
      case 'concept': {
        const one = this.graph.find(focus.id);
        if (one < 0) return () => (whole ? 'unknown-concept' : false);
        return (concept) => concept === one;
      }
    }
  }
}

function plainId(constraint: Constraint): string | undefined {
  if (constraint.kind !== 'simple' || constraint.focus.kind !== 'concept') return undefined;
  const { operator, memberOf, filters, history, focus } = constraint;
  return operator || memberOf || history || filters.length > 0 ? undefined : focus.id;
}
