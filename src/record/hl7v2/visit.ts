/** EVN, PV1, ORC, OBR and PR1 name clinicians; PV1 and ORC carry numbers of visits and orders. */
import type { Er7Segment } from '../../parse/tree.js';
import { readConcepts } from './codings.js';
import { pathOf, repetitionsOf, textAt } from './fields.js';
import { CX, readIdentifier, XCN } from './identifiers.js';
import type { Message } from './message.js';

/** XCN fields by segment, with the role of the person. */
const CLINICIANS = new Map<string, [number, string][]>([
  ['EVN', [[5, 'operator']]],
  [
    'PV1',
    [
      [7, 'attending'],
      [8, 'referring'],
      [9, 'consulting'],
      [17, 'admitting'],
    ],
  ],
  ['ORC', [[12, 'ordering']]],
  [
    'OBR',
    [
      [16, 'ordering'],
      [28, 'copied'],
    ],
  ],
  [
    'PR1',
    [
      [8, 'anaesthetist'],
      [11, 'surgeon'],
      [12, 'performer'],
    ],
  ],
  ['DG1', [[16, 'diagnosing']]],
  ['OBX', [[16, 'observer']]],
  ['RXA', [[10, 'administering']]],
]);

export function readClinicians(segment: Er7Segment, message: Message): void {
  for (const [field, role] of CLINICIANS.get(segment.id) ?? []) {
    for (const repetition of repetitionsOf(segment, field, message.tree)) {
      const identifier = readIdentifier(repetition, XCN, 'practitioner', message);
      message.out.add({
        kind: 'practitioner',
        path: pathOf(repetition),
        identifiers: identifier ? [identifier] : [],
        name: textAt(repetition, 2) !== undefined,
        role,
      });
    }
  }
}

export function readVisit(segment: Er7Segment, message: Message): void {
  for (const repetition of repetitionsOf(segment, 19, message.tree)) readIdentifier(repetition, CX, 'event', message);
  readConcepts(segment, 10, 'encounter', message);
}

/** IN1-3 and IN1-36: the company and the policy, in the few places where the NHS has them. */
export function readInsurance(segment: Er7Segment, message: Message): void {
  for (const field of [3, 36]) {
    for (const repetition of repetitionsOf(segment, field, message.tree))
      readIdentifier(repetition, CX, 'other', message);
  }
}
