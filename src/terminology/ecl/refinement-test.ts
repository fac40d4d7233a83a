/**
 * Refinements over the attributes of a concept. Source: ECL 2.2, eclRefinement. A group in braces is one of the concept's
 * numbered groups; attributes outside any group are in none.
 */
import { attributesOf } from './attributes-of.js';
import type { Compiler } from './compiler.js';
import type { Relationship } from './concept-graph.js';
import { reverseRows } from './reverse-rows.js';
import type { Attribute, Cardinality, Constraint, Refinement } from './tree.js';
import { countBetween, every, some, type Test, type Truth } from './truth.js';
import { valueTest } from './value-test.js';

/** @param group the number of the group in which its attributes must be; undefined for any */
type Part = (concept: number, group: number | undefined) => Truth;

export function refinementTest(compiler: Compiler, refinement: Refinement): (concept: number) => Truth {
  const part = compile(compiler, refinement);
  return (concept) => part(concept, undefined);
}

function compile(compiler: Compiler, refinement: Refinement): Part {
  if (refinement.kind === 'attribute')
    return refinement.reverse ? reversed(compiler, refinement) : attribute(compiler, refinement);
  if (refinement.kind === 'group') {
    const content = compile(compiler, refinement.content);
    const { least, most } = bounds(refinement.cardinality);
    const { graph } = compiler;
    return (concept) => {
      if (!graph.attributes) return 'attributes-not-loaded';
      const groups = new Set(graph.attributes(concept).map(({ group }) => group));
      groups.delete(0);
      return countBetween(groups, (group) => content(concept, group), least, most);
    };
  }
  const parts = refinement.operands.map((operand) => compile(compiler, operand));
  const combine = refinement.kind === 'and' ? every : some;
  return (concept, group) => combine(parts, (part: Part) => part(concept, group));
}

function attribute(compiler: Compiler, { name, comparison, value, cardinality }: Attribute): Part {
  const rows = attributesOf(compiler.graph, name);
  if (!rows) return () => 'attributes-not-loaded';
  const isNamed = nameTest(compiler, name);
  const hasValue = valueTest(compiler, comparison, value);
  const { least, most } = bounds(cardinality);
  const matches = (row: Relationship) => both(isNamed(row.type), () => hasValue(row.value));
  return (concept, group) => {
    const all = rows(concept);
    const own = group === undefined ? all : all.filter((row) => row.group === group);
    return countBetween(own, matches, least, most);
  };
}

/** R: the concept is the value of such an attribute of one of the concepts on the right. */
function reversed(compiler: Compiler, { name, comparison, value, cardinality }: Attribute): Part {
  const sources = reverseRows(compiler.graph, attributesOf(compiler.graph, name));
  const isNamed = nameTest(compiler, name);
  const hasValue = valueTest(compiler, comparison, value);
  const { least, most } = bounds(cardinality);
  return (concept, group) => {
    if (group !== undefined) return 'reverse-in-group';
    const rows = sources(concept);
    if (!rows) return 'attributes-not-loaded';
    return countBetween(
      rows,
      ({ type, source }) => both(isNamed(type), () => hasValue({ concept: source })),
      least,
      most,
    );
  };
}

/** An attribute of which the edition holds no concept is left open. */
function nameTest(compiler: Compiler, name: Constraint): Test {
  const inside = compiler.test(name, false);
  return (type) => (type < 0 ? 'unknown-concept' : inside(type));
}

function both(first: Truth, second: () => Truth): Truth {
  return first === false ? false : every([first, second()], (truth) => truth);
}

function bounds(cardinality: Cardinality | undefined): { least: number; most: number } {
  if (!cardinality) return { least: 1, most: Number.POSITIVE_INFINITY };
  const { least, most } = cardinality;
  return { least: Number(least), most: most === '*' ? Number.POSITIVE_INFINITY : Number(most) };
}
