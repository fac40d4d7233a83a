/** EDIFACT interchanges of the NHS: PMIP (MEDRPT, MEDREQ), NHAIS (FHSREG, FHSPRV, RECEP) and NHSACK. */
import { numberSegments } from '../../parse/edifact-path.js';
import type { RecordTree } from '../../parse/tree.js';
import { createCollector } from '../collect.js';
import type { ExtractContext } from '../contract.js';
import type { DateFact, Facts, QuantityFact, RecordFact } from '../facts.js';
import { nhsNumbersIn, numbersIn, tokensIn } from '../text-shape.js';
import { readCode } from './codings.js';
import { readInterchange, readMessage } from './envelope.js';
import { type Interchange, type Located, pathOf, textAt } from './message.js';
import { readParty } from './parties.js';
import { continuePatient, startPatient } from './patient.js';

export function extractEdifact(record: RecordTree, context: ExtractContext): Facts {
  const out = createCollector(record.generation);
  const { tree } = record;
  if (tree.syntax !== 'edifact') return out.facts();
  const steps = numberSegments(tree.segments);
  const all = tree.segments.map(
    (segment, index): Located => ({ segment, step: steps[index] ?? { message: 0, occurrence: 1 } }),
  );
  const now = context.now ?? Date.now();
  const interchange: Interchange = { context, out, now, messageType: '', patient: undefined };
  readInterchange(all, interchange);
  for (const message of messagesOf(all)) {
    readMessage(message, interchange);
    const header = message[0];
    interchange.messageType = (header?.segment.tag === 'UNH' ? textAt(header, 2) : undefined) ?? '';
    interchange.patient = undefined;
    for (const [index, at] of message.entries()) readSegment(at, message[index + 1], interchange);
  }
  readRecord(record, all, interchange);
  return out.facts();
}

/** Segments by message; what stands outside every message is left to the interchange. */
function messagesOf(all: readonly Located[]): Located[][] {
  const messages = new Map<number, Located[]>();
  const isFragment = all.every(({ step }) => step.message === 0);
  for (const at of all) {
    if (at.step.message === 0 && !isFragment) continue;
    const message = messages.get(at.step.message);
    if (message) message.push(at);
    else messages.set(at.step.message, [at]);
  }
  return [...messages.values()];
}

function readSegment(at: Located, next: Located | undefined, interchange: Interchange): void {
  const { tag } = at.segment;
  if (tag === 'PNA' && textAt(at, 1) === 'PAT') startPatient(at, interchange);
  else if (tag === 'NAD') readParty(at, next, interchange);
  else if (tag === 'INV') readInvestigation(at, interchange);
  else if (tag === 'RSL') readResult(at, interchange);
  else if (tag === 'SPC') readCode(at, 2, 'specimen', interchange);
  else if (tag === 'FTX') readWords(at, interchange);
  else if (tag === 'DTM') readDate(at, interchange);
  continuePatient(at, interchange);
}

function readInvestigation(at: Located, interchange: Interchange): void {
  const concept = readCode(at, 2, 'observation', interchange);
  const path = pathOf(at);
  interchange.out.add({
    kind: 'statement',
    path,
    role: 'observation',
    conceptPath: pathOf(at, 2),
    ...(concept ? { concept } : {}),
  });
}

/** RSL+NV is a number with its unit; RSL+CV a code, in PMIP from the third component on. */
function readResult(at: Located, interchange: Interchange): void {
  const kind = textAt(at, 1);
  if (kind === 'CV') {
    readCode(at, 2, 'value', interchange, textAt(at, 2, 1) === undefined ? 3 : 1);
    return;
  }
  if (kind !== 'NV') return;
  const value = textAt(at, 2);
  const unit = textAt(at, 4, 4) ?? textAt(at, 4);
  const fact: QuantityFact = {
    kind: 'quantity',
    path: pathOf(at, 2),
    codePath: textAt(at, 4, 4) === undefined ? pathOf(at, 4, 1) : pathOf(at, 4, 4),
    role: 'result',
  };
  if (value !== undefined) fact.value = value;
  if (unit !== undefined) fact.unit = unit;
  interchange.out.add(fact);
}

function readWords(at: Located, interchange: Interchange): void {
  const text = at.segment.elements
    .slice(1)
    .flat()
    .filter((part) => part !== '')
    .join(' ');
  if (text === '') return;
  const tokens = tokensIn(text, interchange.now);
  const numbers = [...new Set([...numbersIn(text), ...nhsNumbersIn(text)])];
  interchange.out.add({ kind: 'text', path: pathOf(at), use: 'note', length: text.length, numbers, tokens });
}

const USES = new Map<string, DateFact['use']>([
  ['329', 'birth'],
  ['137', 'recorded'],
  ['ISR', 'recorded'],
]);

function readDate(at: Located, interchange: Interchange): void {
  const value = textAt(at, 1, 2);
  if (value === undefined) return;
  const format = textAt(at, 1, 3);
  interchange.out.add({
    kind: 'date',
    path: pathOf(at, 1, 2),
    value,
    format: 'edifact',
    use: USES.get(textAt(at, 1) ?? '') ?? 'event',
    ...(format === undefined ? {} : { qualifier: format }),
  });
}

function readRecord(record: RecordTree, all: readonly Located[], interchange: Interchange): void {
  const headers = all.filter(({ segment }) => segment.tag === 'UNH');
  const associations = headers.map((header) => textAt(header, 2, 5)).filter((name) => name !== undefined);
  const fact: RecordFact = {
    kind: 'record',
    path: all[0] ? pathOf(all[0]) : '',
    generation: record.generation,
    syntax: 'edifact',
    type: (headers[0] && textAt(headers[0], 2)) ?? record.type,
    profiles: [...new Set(associations)],
    envelopes: record.envelopes,
    contains: [...new Set(all.map(({ segment }) => segment.tag))],
    size: all.length,
    generations: [record.generation],
  };
  interchange.out.add(fact);
}
