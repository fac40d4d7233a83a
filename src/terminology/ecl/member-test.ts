/** Members of reference sets. Source: ECL 2.2, memberOf. */
import type { Compiler } from './compiler.js';
import { hasBit } from './concept-graph.js';
import type { Constraint, Focus } from './tree.js';
import { some, type Test, type Truth } from './truth.js';

/** @param fields asked for; only the referenced component itself is a concept of the edition's index */
export function memberTest(compiler: Compiler, fields: readonly string[] | '*', focus: Focus): Test {
  const { graph } = compiler;
  const own = fields !== '*' && fields.every((field) => field.toLowerCase() === 'referencedcomponentid');
  if (!own) return () => 'member-fields-not-loaded';
  if (focus.kind === 'any') return () => 'refset-not-loaded';
  if (focus.kind === 'alternate') return () => 'alternate-identifier';
  const isMember = (refset: string, concept: number): Truth => {
    const bits = graph.members(refset);
    return bits ? hasBit(bits, concept) : 'refset-not-loaded';
  };
  if (focus.kind === 'concept') return (concept) => isMember(focus.id, concept);
  let sets: ReturnType<typeof setsOf> | undefined;
  return (concept) => {
    sets ??= setsOf(compiler, focus.constraint);
    return typeof sets === 'string' ? sets : some(sets, (refset) => isMember(refset, concept));
  };
}

function setsOf(compiler: Compiler, constraint: Constraint) {
  const bits = compiler.set(constraint);
  if (typeof bits === 'string') return bits;
  const { graph } = compiler;
  const codes: string[] = [];
  for (let concept = 0; concept < graph.concepts; concept += 1)
    if (hasBit(bits, concept)) codes.push(graph.code(concept));
  return codes;
}
