/** An index on the user's machine, as the evaluator asks it. */
import type { Attribute } from '../index/attributes.js';
import type { TerminologyIndex } from '../index/terminology-index.js';
import { TermTable } from '../index/terms.js';
import type { ConceptGraph, Relationship } from './concept-graph.js';

/** Attributes and details are there only where the release was imported with its relationships, descriptions only with its terms. */
export function graphOf(index: TerminologyIndex): ConceptGraph {
  const graph: ConceptGraph = {
    concepts: index.concepts,
    find: (id) => index.findOften(id),
    code: (concept) => index.code(concept),
    active: (concept) => index.active(concept),
    parents: (concept) => index.parents(concept),
    isAbove: (ancestor, descendant) => index.isAbove(ancestor, descendant),
    members: (refset) => index.members(refset),
    successors: (concept) => index.successors(concept),
  };
  if (index.meta.with.includes('relationships'))
    graph.attributes = (concept) => index.attributes(concept).map((row) => relationship(index, row));
  if (index.details(0)) graph.details = (concept) => index.details(concept)!;
  if (index.meta.with.includes('terms')) {
    const table = new TermTable(index);
    graph.terms = (concept) => table.of(concept);
    graph.dialects = index.header.dialects;
    graph.conceptOf = (id) => index.conceptOf(id) ?? -1;
  }
  return graph;
}

function relationship(index: TerminologyIndex, { type, group, target, value = '' }: Attribute): Relationship {
  return { type: index.findOften(type), group, value: target === undefined ? literal(value) : { concept: target } };
}

/** Source: RF2, concrete values: #5, "text", true. */
function literal(value: string): Relationship['value'] {
  if (value.startsWith('#')) return { number: value.slice(1) };
  if (/^(?:true|false)$/i.test(value)) return { boolean: value.toLowerCase() === 'true' };
  return { text: value.startsWith('"') ? value.slice(1, -1) : value };
}
