/** Inactive concepts for which a historical association names one of the set. Source: ECL 2.2, historySupplement. */
import type { ReplacementKind } from '../index-format.js';
import type { Compiler } from './compiler.js';
import type { History } from './tree.js';
import { some, type Test, type Truth } from './truth.js';

const MIN: readonly ReplacementKind[] = ['same-as'];
const MOD: readonly ReplacementKind[] = ['same-as', 'replaced-by', 'was-a', 'partially-equivalent-to'];
const REFSETS: Partial<Record<ReplacementKind, string>> = {
  'same-as': '900000000000527005',
  'replaced-by': '900000000000526001',
  'possibly-equivalent-to': '900000000000523009',
  'possibly-replaced-by': '1186921001',
  'partially-equivalent-to': '1186924009',
  'similar-to': '900000000000529008',
  alternative: '900000000000530003',
  'was-a': '900000000000528000',
  'moved-to': '900000000000524003',
  'moved-from': '900000000000525002',
  'refers-to': '900000000000531004',
};

/** The test with its supplement. */
export function withHistory(compiler: Compiler, history: History, base: Test): Test {
  const { graph } = compiler;
  const { successors } = graph;
  const counts = kindTest(compiler, history);
  const supplemented = (concept: number): Truth => {
    if (!successors) return 'history-not-loaded';
    return some(successors.call(graph, concept), ({ ordinal, kind }) => {
      const inside = base(ordinal);
      return inside === true ? counts(kind) : inside;
    });
  };
  return (concept) => some([base, supplemented], (test) => test(concept));
}

function kindTest(compiler: Compiler, history: History): (kind: ReplacementKind) => Truth {
  if (history.profile === 'MIN') return (kind) => MIN.includes(kind);
  if (history.profile === 'MOD') return (kind) => MOD.includes(kind);
  if (history.profile !== 'subset') return (kind) => REFSETS[kind] !== undefined;
  const { constraint } = history;
  if (constraint.kind === 'simple' && constraint.focus.kind === 'concept' && !constraint.operator) {
    const { id } = constraint.focus;
    return (kind) => REFSETS[kind] === id;
  }
  const chosen = compiler.test(constraint, true);
  return (kind) => {
    const concept = compiler.graph.find(REFSETS[kind] ?? '');
    return concept < 0 ? 'unknown-concept' : chosen(concept);
  };
}
