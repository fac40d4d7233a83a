/** CE, CNE and CWE: a code with up to two codings (HL7 v2.4, 2.9.3 and 2.9.11). */
import type { Er7Segment } from '../../parse/tree.js';
import type { CodingFact, ConceptFact, Role } from '../facts.js';
import { pathOf, type Repetition, repetitionsOf, textAt } from './fields.js';
import type { Message } from './message.js';

/** The concepts in a coded field; those of a repeating field each by itself. */
export function readConcepts(segment: Er7Segment, field: number, role: Role, message: Message): ConceptFact[] {
  return repetitionsOf(segment, field, message.tree).map((repetition) => readConcept(repetition, role, message));
}

/** @param method coding system named in a field of its own, where the field names none (DG1-2, PR1-2) */
export function readConcept(repetition: Repetition, role: Role, message: Message, method?: string): ConceptFact {
  const element = `${repetition.segment.id}-${repetition.field}`;
  const concept: ConceptFact = {
    kind: 'concept',
    path: pathOf(repetition),
    role,
    element,
    codings: [],
    hasText: [2, 5, 9].some((component) => textAt(repetition, component) !== undefined),
  };
  for (const first of [1, 4]) {
    const coding = readCoding(repetition, first, role, element, message, first === 1 ? method : undefined);
    if (!coding) continue;
    coding.concept = concept;
    concept.codings.push(coding);
    message.out.add(coding);
  }
  message.out.add(concept);
  return concept;
}

function readCoding(
  repetition: Repetition,
  first: number,
  role: Role,
  element: string,
  message: Message,
  method: string | undefined,
): CodingFact | undefined {
  const code = textAt(repetition, first);
  const name = textAt(repetition, first + 2) ?? method;
  if (code === undefined && name === undefined) return undefined;
  const fact: CodingFact = {
    kind: 'coding',
    path: pathOf(repetition, first),
    codePath: pathOf(repetition, first),
    displayPath: pathOf(repetition, first + 1),
    systemPath: pathOf(repetition, first + 2),
    role,
    element,
  };
  if (code !== undefined) fact.code = code;
  const display = textAt(repetition, first + 1);
  if (display !== undefined) fact.display = display;
  const version = first === 1 ? textAt(repetition, 7) : textAt(repetition, 8);
  if (version !== undefined) fact.version = version;
  if (name === undefined) return fact;
  fact.system = `urn:hl7v2:${name}`;
  const known = message.context.naming.hl7v2(name, '', 'code-system');
  if (known) {
    fact.known = known.key;
    fact.variant = false;
  }
  return fact;
}
