/** A code with its code-list qualifier, as in INV and RSL: code, qualifier, agency, words (PMIP MEDRPT). */
import type { CodingFact, ConceptFact, Role } from '../facts.js';
import { type Interchange, type Located, pathOf, rawAt, textAt } from './message.js';

/**
 * @param element the element that holds the components, from 1
 * @param first the component that holds the code, from 1; the others follow it
 */
export function readCode(
  at: Located,
  element: number,
  role: Role,
  interchange: Interchange,
  first = 1,
): ConceptFact | undefined {
  const code = rawAt(at, element, first);
  const qualifier = textAt(at, element, first + 1);
  const words = textAt(at, element, first + 3);
  if (code === undefined && words === undefined) return undefined;
  const name = `${at.segment.tag}-${element}`;
  const concept: ConceptFact = {
    kind: 'concept',
    path: pathOf(at, element),
    role,
    element: name,
    codings: [],
    hasText: words !== undefined,
  };
  if (code !== undefined) {
    const fact: CodingFact = {
      kind: 'coding',
      path: pathOf(at, element),
      code,
      codePath: pathOf(at, element, first),
      systemPath: pathOf(at, element, first + 1),
      displayPath: pathOf(at, element, first + 3),
      role,
      element: name,
      concept,
    };
    if (words !== undefined) fact.display = words;
    if (qualifier !== undefined) {
      fact.system = `urn:edifact:${qualifier}`;
      const known = interchange.context.naming.edifact(qualifier);
      if (known?.entry.kind === 'code-system') {
        fact.known = known.key;
        fact.variant = false;
      }
    }
    concept.codings.push(fact);
    interchange.out.add(fact);
  }
  interchange.out.add(concept);
  return concept;
}
