/**
 * Filters on descriptions: all tests of one filter must hold of one and the same active description. Source: ECL 2.2,
 * descriptionFilterConstraint. Definitions are searched by nobody who does not ask for their type.
 */
import type { Compiler } from './compiler.js';
import type { Description } from './concept-graph.js';
import { dialectTest } from './dialect-test.js';
import { matchesTerm } from './search-term.js';
import type { FilterTest } from './tree.js';
import { every, not, some, type Test, type Truth } from './truth.js';

const TYPES: Record<string, string> = {
  syn: '900000000000013009',
  fsn: '900000000000003001',
  def: '900000000000550004',
};

type OfDescription = (description: Description) => Truth;

export function descriptionTest(compiler: Compiler, tests: readonly FilterTest[]): Test {
  const { graph } = compiler;
  if (!graph.terms) return () => 'descriptions-not-loaded';
  const ids = tests.filter((test) => test.test === 'id');
  if (ids.length > 0) return ids.length === tests.length ? idTest(compiler, ids) : () => 'descriptions-not-loaded';
  const compiled = tests.map((test) => oneTest(compiler, test));
  const unseen = tests.some(mayBeDefinition);
  return (concept) => {
    const found = some(graph.terms!(concept), (description) => every(compiled, (test) => test(description)));
    return found === false && unseen ? 'descriptions-not-loaded' : found;
  };
}

/** The concept of a description by its id, whether the description is active or not. */
function idTest({ graph }: Compiler, tests: readonly FilterTest[]): Test {
  if (!graph.conceptOf) return () => 'descriptions-not-loaded';
  if (tests.some((test) => test.test === 'id' && test.comparison !== '=')) return () => 'descriptions-not-loaded';
  return (concept) =>
    tests.every((test) => test.test === 'id' && test.words.some((id) => graph.conceptOf!(id) === concept));
}

function oneTest(compiler: Compiler, test: FilterTest): OfDescription {
  const equal = 'comparison' in test && test.comparison === '=';
  switch (test.test) {
    case 'term':
      return ({ text }) => test.terms.some((term) => matchesTerm(text, term)) === equal;
    case 'language':
      return ({ language }) => test.words.includes(language.slice(0, 2).toLowerCase()) === equal;
    case 'type':
      return (description) => test.words.includes(typeOf(description)) === equal;
    case 'typeId': {
      const inside = compiler.test(test.value, true);
      return (description) => {
        const type = compiler.graph.find(TYPES[typeOf(description)]!);
        const truth = type < 0 ? 'unknown-concept' : inside(type);
        return equal ? truth : not(truth);
      };
    }
    case 'dialect':
    case 'dialectId':
      return dialectTest(compiler, test);
    case 'active':
      // Only active descriptions are held.
      return () => ((test.comparison === '=') === test.value ? true : 'descriptions-not-loaded');
    default:
      return () => 'descriptions-not-loaded';
  }
}

function typeOf({ kind }: Description): 'syn' | 'fsn' {
  return kind === 'fully-specified-name' ? 'fsn' : 'syn';
}

/** Definitions are not held, so that one of them may fit what is asked for. */
function mayBeDefinition(test: FilterTest): boolean {
  if (test.test === 'typeId') return true;
  return test.test === 'type' && test.words.includes('def') === (test.comparison === '=');
}
