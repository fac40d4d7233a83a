import { describe, expect, it } from 'vitest';
import type { ConceptGraph } from '../../../../src/terminology/ecl/concept-graph.js';
import { EclEvaluator } from '../../../../src/terminology/ecl/evaluator.js';
import { graphOf } from '../../../../src/terminology/ecl/index-graph.js';
import { parseEcl } from '../../../../src/terminology/ecl/parse.js';
import { indexOf, seeded, someCodes } from '../graph.js';
import { memoryGraph } from './memory-graph.js';
import { type Asked, NaiveEdition } from './naive.js';

/** The whole set and each single answer are those of the plain evaluation. */
function compare(graph: ConceptGraph, { text, set }: Asked): void {
  const evaluator = new EclEvaluator(graph);
  const constraint = parseEcl(text);
  const expansion = evaluator.expand(constraint);
  expect(expansion.answer === 'yes' && [...expansion.codes].sort(), text).toEqual([...set].sort());
  const members: string[] = [];
  for (let concept = 0; concept < graph.concepts; concept += 1)
    if (evaluator.member(constraint, concept).answer === 'yes') members.push(graph.code(concept));
  expect(members.sort(), text).toEqual([...set].sort());
}

describe('evaluation equals the plain one', () => {
  it.each([1, 2, 3, 4, 5, 6])('over a random graph with attributes, seed %i', (seed) => {
    const random = seeded(seed);
    const edition = new NaiveEdition(someCodes(25, random), random);
    const graph = memoryGraph(edition.rows, edition.refsets);
    const sizes = new Set<number>();
    for (let round = 0; round < 80; round += 1) {
      const asked = edition.ask(3, true);
      sizes.add(asked.set.size);
      compare(graph, asked);
    }
    expect(sizes.size).toBeGreaterThan(5);
  });

  it.each([7, 8, 9])('over an index with the hierarchy alone, seed %i', async (seed) => {
    const random = seeded(seed);
    const edition = new NaiveEdition(someCodes(60, random), random);
    const inSets = (id: string) => [...edition.refsets].filter(([, ids]) => ids.includes(id)).map(([refset]) => refset);
    const index = await indexOf(
      edition.rows.map(({ id, active, parents }) => ({ code: id, active, parents, refsets: inSets(id) })),
    );
    const empty = [...edition.refsets].filter(([, ids]) => ids.length === 0);
    const graph = graphOf(index);
    for (let round = 0; round < 60; round += 1) {
      const asked = edition.ask(3, false);
      if (!empty.some(([refset]) => asked.text.includes(`^ ${refset}`))) compare(graph, asked);
    }
  });
});
