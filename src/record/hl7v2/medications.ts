/** RXO, RXE, RXD and RXA: what is ordered, dispensed and given. */
import type { Er7Segment } from '../../parse/tree.js';
import type { MedicationFact } from '../facts.js';
import { readConcepts } from './codings.js';
import { fieldText, repetitionsOf } from './fields.js';
import { type Message, segmentsOf } from './message.js';

interface Layout {
  use: MedicationFact['use'];
  code: number;
  amount: number;
  unit: number;
  form: number;
}

/** Field numbers by segment (HL7 v2.4, chapter 4A). RXA carries vaccines in VXU messages. */
export const MEDICATION_SEGMENTS = new Map<string, Layout>([
  ['RXO', { use: 'request', code: 1, amount: 2, unit: 4, form: 5 }],
  ['RXE', { use: 'request', code: 2, amount: 3, unit: 5, form: 6 }],
  ['RXD', { use: 'dispense', code: 2, amount: 4, unit: 5, form: 6 }],
  ['RXA', { use: 'administration', code: 5, amount: 6, unit: 7, form: 8 }],
]);

export function readMedication(segment: Er7Segment, layout: Layout, message: Message): void {
  const { tree } = message;
  const vaccine = segment.id === 'RXA' && fieldText(segmentsOf(message, 'MSH')[0], 9, tree) === 'VXU';
  const [concept] = readConcepts(segment, layout.code, vaccine ? 'immunization' : 'medication', message);
  const [unit] = readConcepts(segment, layout.unit, 'unit', message);
  readConcepts(segment, layout.form, 'form', message);
  const path = `${segment.id}[${segment.occurrence}]`;
  const amount = fieldText(segment, layout.amount, tree);
  const route = segmentsOf(message, 'RXR').some((each) => repetitionsOf(each, 1, tree).length > 0);
  const fact: MedicationFact = {
    kind: 'medication',
    path,
    use: vaccine ? 'immunization' : layout.use,
    conceptPath: `${path}-${layout.code}[1]`,
    dosages: [{ path: `${path}-${layout.amount}[1]`, text: false, structured: amount !== undefined, route }],
  };
  if (concept) fact.concept = concept;
  message.out.add(fact);
  const coding = unit?.codings[0];
  if (amount === undefined) return;
  message.out.add({
    kind: 'quantity',
    path: `${path}-${layout.amount}[1]`,
    value: amount,
    codePath: `${path}-${layout.unit}[1].1`,
    role: 'dose',
    ...(coding?.code === undefined ? {} : { code: coding.code }),
    ...(coding?.system === undefined ? {} : { system: coding.system }),
    ...(coding?.known === undefined ? {} : { known: coding.known }),
  });
}
