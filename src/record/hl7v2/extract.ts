/** HL7 v2: one message. */
import type { Er7Segment, RecordTree } from '../../parse/tree.js';
import { createCollector } from '../collect.js';
import type { ExtractContext } from '../contract.js';
import type { Facts, RecordFact } from '../facts.js';
import { readAllergy, readCoded, readNotes, readRequest, readResult } from './clinical.js';
import { readConcepts } from './codings.js';
import { readDates } from './dates.js';
import { fieldText } from './fields.js';
import { messageTypeOf, readHeader } from './header.js';
import { MEDICATION_SEGMENTS, readMedication } from './medications.js';
import { bySegmentId, type Message, segmentsOf } from './message.js';
import { readPatient } from './patient.js';
import { readClinicians, readInsurance, readVisit } from './visit.js';

/** Facts of one HL7 v2 message. */
export function extractHl7v2(record: RecordTree, context: ExtractContext): Facts {
  const out = createCollector(record.generation);
  const { tree } = record;
  if (tree.syntax !== 'er7') return out.facts();
  const message: Message = {
    tree,
    byId: bySegmentId(tree.segments),
    context,
    out,
    now: context.now ?? Date.now(),
    identifiers: [],
    narrativeNumbers: [],
  };
  for (const segment of tree.segments) {
    readDates(segment, message);
    readClinicians(segment, message);
    readSegment(segment, message);
  }
  for (const [pid, pd1] of patientsIn(tree.segments)) readPatient(pid, pd1, message);
  readAgreement(message);
  readRecord(record, message);
  return out.facts();
}

const READERS = new Map<string, (segment: Er7Segment, message: Message) => void>([
  ['MSH', readHeader],
  ['PV1', readVisit],
  ['PV2', (segment, message) => void readConcepts(segment, 3, 'reason', message)],
  ['IN1', readInsurance],
  ['AL1', readAllergy],
  ['DG1', (segment, message) => readCoded(segment, 'diagnosis', message)],
  ['PR1', (segment, message) => readCoded(segment, 'procedure', message)],
  ['OBR', readRequest],
  ['OBX', readResult],
  ['RXR', (segment, message) => void readConcepts(segment, 1, 'route', message)],
  ['NTE', (segment, message) => readNotes(segment, 3, 'note', message)],
]);

function readSegment(segment: Er7Segment, message: Message): void {
  const medication = MEDICATION_SEGMENTS.get(segment.id);
  if (medication) readMedication(segment, medication, message);
  READERS.get(segment.id)?.(segment, message);
}

/** Each PID with the PD1 that follows it before the next PID. */
function patientsIn(segments: readonly Er7Segment[]): Map<Er7Segment, Er7Segment | undefined> {
  const patients = new Map<Er7Segment, Er7Segment | undefined>();
  let pid: Er7Segment | undefined;
  for (const segment of segments) {
    if (segment.id === 'PID') {
      pid = segment;
      patients.set(pid, undefined);
    } else if (segment.id === 'PD1' && pid) patients.set(pid, patients.get(pid) ?? segment);
  }
  return patients;
}

/** Every NHS number of the one patient, wherever the message repeats it. */
function readAgreement(message: Message): void {
  if (segmentsOf(message, 'PID').length !== 1) return;
  const numbers = message.identifiers.filter((each) => each.known === 'nhs-number' && each.holder === 'patient');
  const values = [
    ...numbers.map((each) => ({ value: each.value ?? '', path: each.valuePath, source: 'resource' as const })),
    ...message.narrativeNumbers.map((each) => ({ ...each, source: 'narrative' as const })),
  ];
  if (values.length > 1) message.out.add({ kind: 'agreement', path: 'PID[1]', of: 'nhs-number', values });
}

function readRecord(record: RecordTree, message: Message): void {
  const { segments } = message.tree;
  const header = segmentsOf(message, 'MSH')[0];
  const profile = fieldText(header, 21, message.tree);
  const results = segmentsOf(message, 'OBX');
  const fact: RecordFact = {
    kind: 'record',
    path: 'MSH[1]',
    generation: record.generation,
    syntax: 'er7',
    type: messageTypeOf(header, message) || record.type,
    profiles: profile === undefined ? [] : [profile],
    envelopes: record.envelopes,
    contains: [...new Set(segments.map((segment) => segment.id))],
    size: segments.length,
    generations: [record.generation],
  };
  const files = results.filter((result) => /^(ED|RP)$/.test(fieldText(result, 2, message.tree) ?? ''));
  if (results.length > 0 && files.length === results.length) fact.attachmentOnly = true;
  message.out.add(fact);
}
