/** AL1, DG1, PR1, OBR and OBX: allergies, diagnoses, procedures, requests and results. */
import type { Er7Segment } from '../../parse/tree.js';
import { base64Size } from '../base64-size.js';
import type { AllergyFact, ConceptFact, Role, StatementFact } from '../facts.js';
import { nhsNumbersIn, numbersIn, tokensIn } from '../text-shape.js';
import { readConcept, readConcepts } from './codings.js';
import { fieldText, pathOf, type Repetition, repetitionsOf, textAt } from './fields.js';
import type { Message } from './message.js';

export function readAllergy(segment: Er7Segment, message: Message): void {
  readConcepts(segment, 2, 'other', message);
  const [concept] = readConcepts(segment, 3, 'allergy', message);
  const conceptPath = `${segment.id}[${segment.occurrence}]-3[1]`;
  const fact: AllergyFact = { kind: 'allergy', path: `AL1[${segment.occurrence}]`, conceptPath, reactions: [] };
  if (concept) fact.concept = concept;
  message.out.add(fact);
  readNotes(segment, 5, 'value', message);
}

/** Fields that say which diagnosis or procedure is the main one: DG1-15, PR1-14 (HL7 v2.4, 6.5.2.15 and 6.5.4.14). */
const RANKS: Record<string, number> = { DG1: 15, PR1: 14 };

/** DG1 and PR1: a code in field 3, its coding system there or in field 2, words in field 4. */
export function readCoded(segment: Er7Segment, role: Role, message: Message): void {
  const method = fieldText(segment, 2, message.tree);
  const repetitions = repetitionsOf(segment, 3, message.tree);
  const concepts = repetitions.map((repetition) => readConcept(repetition, role, message, method));
  const words = fieldText(segment, 4, message.tree) !== undefined;
  for (const concept of concepts) concept.hasText ||= words;
  const rank = Number(fieldText(segment, RANKS[segment.id] ?? 0, message.tree));
  if (rank > 0) for (const coding of concepts.flatMap(({ codings }) => codings)) coding.rank = rank;
  addStatement(segment, role, concepts[0], fieldText(segment, 5, message.tree), message);
}

export function readRequest(segment: Er7Segment, message: Message): void {
  const [concept] = readConcepts(segment, 4, 'test', message);
  readConcepts(segment, 15, 'specimen', message);
  readConcepts(segment, 31, 'reason', message);
  addStatement(segment, 'test', concept, fieldText(segment, 7, message.tree), message, 4);
}

export function readResult(segment: Er7Segment, message: Message): void {
  const [concept] = readConcepts(segment, 3, 'observation', message);
  addStatement(segment, 'observation', concept, fieldText(segment, 14, message.tree), message);
  const type = fieldText(segment, 2, message.tree);
  const values = repetitionsOf(segment, 5, message.tree);
  if (type === 'CE' || type === 'CWE' || type === 'CNE')
    for (const value of values) readConcept(value, 'value', message);
  else if (type === 'NM' || type === 'SN') readQuantity(segment, values[0], type, message);
  else if (type === 'ED' || type === 'RP') for (const value of values) readAttachment(value, type, message);
  else readNotes(segment, 5, 'value', message);
}

export function readNotes(segment: Er7Segment, field: number, use: 'note' | 'value', message: Message): void {
  for (const repetition of repetitionsOf(segment, field, message.tree)) {
    const text = repetition.components.map((_, index) => textAt(repetition, index + 1) ?? '').join(' ');
    const path = pathOf(repetition);
    const tokens = tokensIn(text, message.now);
    message.out.add({ kind: 'text', path, use, length: text.trim().length, numbers: numbersIn(text), tokens });
    for (const value of nhsNumbersIn(text)) message.narrativeNumbers.push({ value, path });
  }
}

function addStatement(
  segment: Er7Segment,
  role: Role,
  concept: ConceptFact | undefined,
  date: string | undefined,
  message: Message,
  field = 3,
): void {
  const path = `${segment.id}[${segment.occurrence}]`;
  const fact: StatementFact = { kind: 'statement', path, role, conceptPath: `${path}-${field}[1]` };
  if (concept) fact.concept = concept;
  if (date !== undefined) fact.date = date;
  message.out.add(fact);
}

/** A number, with its unit in OBX-6; a structured numeric has the number in its second component. */
function readQuantity(segment: Er7Segment, value: Repetition | undefined, type: string, message: Message): void {
  const [unit] = readConcepts(segment, 6, 'unit', message);
  const coding = unit?.codings[0];
  const amount = value && textAt(value, type === 'SN' ? 2 : 1);
  message.out.add({
    kind: 'quantity',
    path: `OBX[${segment.occurrence}]-5[1]`,
    codePath: `OBX[${segment.occurrence}]-6[1].1`,
    role: 'result',
    ...(amount === undefined ? {} : { value: amount }),
    ...(coding?.code === undefined ? {} : { code: coding.code, unit: coding.display ?? coding.code }),
    ...(coding?.system === undefined ? {} : { system: coding.system }),
    ...(coding?.known === undefined ? {} : { known: coding.known }),
  });
}

/** ED: source, type, subtype, encoding, data. RP points elsewhere. */
function readAttachment(value: Repetition, type: string, message: Message): void {
  const data = type === 'ED' ? textAt(value, 5) : undefined;
  const kind = [textAt(value, 2), textAt(value, 3)]
    .filter((part) => part !== undefined)
    .join('/')
    .toLowerCase();
  message.out.add({
    kind: 'attachment',
    path: pathOf(value),
    data: data !== undefined,
    url: type === 'RP',
    ...(kind === '' ? {} : { contentType: kind }),
    ...(data === undefined ? {} : { size: textAt(value, 4) === 'Base64' ? base64Size(data) : data.length }),
  });
}
