import type { Er7Segment } from '../../parse/tree.js';
import type { DateFact } from '../facts.js';
import { pathOf, repetitionsOf, textAt } from './fields.js';
import type { Message } from './message.js';

/** Fields of type TS or DTM by segment, with what the date is of. */
const DATES = new Map<string, [number, DateFact['use']][]>([
  ['MSH', [[7, 'recorded']]],
  [
    'EVN',
    [
      [2, 'recorded'],
      [3, 'event'],
      [6, 'event'],
    ],
  ],
  [
    'PID',
    [
      [7, 'birth'],
      [29, 'death'],
    ],
  ],
  ['NK1', [[16, 'other']]],
  [
    'PV1',
    [
      [44, 'event'],
      [45, 'event'],
    ],
  ],
  [
    'PV2',
    [
      [8, 'event'],
      [9, 'event'],
    ],
  ],
  ['AL1', [[6, 'event']]],
  [
    'DG1',
    [
      [5, 'event'],
      [19, 'recorded'],
    ],
  ],
  ['PR1', [[5, 'event']]],
  ['ORC', [[9, 'recorded']]],
  [
    'OBR',
    [
      [7, 'event'],
      [14, 'event'],
      [22, 'recorded'],
    ],
  ],
  ['OBX', [[14, 'event']]],
  [
    'RXA',
    [
      [3, 'event'],
      [4, 'event'],
    ],
  ],
  ['RXD', [[3, 'event']]],
]);

export function readDates(segment: Er7Segment, message: Message): void {
  for (const [field, use] of DATES.get(segment.id) ?? []) {
    for (const repetition of repetitionsOf(segment, field, message.tree)) {
      const value = textAt(repetition, 1);
      if (value === undefined) continue;
      message.out.add({
        kind: 'date',
        path: pathOf(repetition),
        value,
        format: 'hl7-ts',
        use,
        qualifier: `${segment.id}-${field}`,
      });
    }
  }
}
