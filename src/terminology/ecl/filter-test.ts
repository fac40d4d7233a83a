/** Filters on concepts, and on members of reference sets, of which an index holds the active ones and none of their fields. */
import type { Compiler } from './compiler.js';
import type { ConceptDetails } from './concept-graph.js';
import { descriptionTest } from './description-test.js';
import type { Comparison, Filter, FilterTest } from './tree.js';
import { every, not, type Test, type Truth } from './truth.js';

const PRIMITIVE = '900000000000074008';
const DEFINED = '900000000000073002';

export function filterTest(compiler: Compiler, { on, tests }: Filter): Test {
  if (on === 'description') return descriptionTest(compiler, tests);
  if (on === 'member') return tests.every(isOfActive) ? () => true : () => 'member-fields-not-loaded';
  const compiled = tests.map((test) => conceptTest(compiler, test));
  return (concept) => every(compiled, (test) => test(concept));
}

function isOfActive(test: FilterTest): boolean {
  return test.test === 'active' && (test.comparison === '=') === test.value;
}

function conceptTest(compiler: Compiler, test: FilterTest): Test {
  const { graph } = compiler;
  if (test.test === 'active') {
    const wanted = (test.comparison === '=') === test.value;
    return (concept) => graph.active(concept) === wanted;
  }
  const { details } = graph;
  if (!details) return () => 'details-not-loaded';
  const holds = detailsTest(compiler, test);
  return (concept) => holds(details.call(graph, concept));
}

function detailsTest(compiler: Compiler, test: FilterTest): (details: ConceptDetails) => Truth {
  const equal = test.comparison === '=';
  switch (test.test) {
    case 'effectiveTime':
      return ({ effectiveTime }) => compareTimes(effectiveTime, test.comparison, test.times);
    case 'definitionStatus':
      return ({ defined }) => test.words.includes(defined ? 'defined' : 'primitive') === equal;
    case 'definitionStatusId':
    case 'moduleId': {
      const { graph } = compiler;
      const named = compiler.test(test.value, true);
      const inside = (id: string): Truth => {
        const concept = graph.find(id);
        return concept < 0 ? 'unknown-concept' : named(concept);
      };
      return ({ moduleId, defined }) => {
        const truth = inside(test.test === 'moduleId' ? moduleId : defined ? DEFINED : PRIMITIVE);
        return equal ? truth : not(truth);
      };
    }
    default:
      return () => 'descriptions-not-loaded';
  }
}

/** Of several times, = asks for any of them, != for none, and < and > for the like of any. */
function compareTimes(time: string, comparison: Comparison, times: readonly string[]): boolean {
  if (comparison === '=') return times.includes(time);
  if (comparison === '!=') return !times.includes(time);
  return times.some((other) => compare(time < other ? -1 : time > other ? 1 : 0, comparison));
}

/** @param order negative, nought or positive, as the left is less, equal or more */
export function compare(order: number, comparison: Comparison): boolean {
  switch (comparison) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}
