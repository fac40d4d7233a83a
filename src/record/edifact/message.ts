/** What an extraction of one interchange carries along. */
import type { EdifactStep } from '../../parse/edifact-path.js';
import { edifactPath } from '../../parse/edifact-path.js';
import type { EdifactSegment } from '../../parse/tree.js';
import type { Collector } from '../collect.js';
import type { ExtractContext } from '../contract.js';
import type { PatientFact } from '../facts.js';

export interface Interchange {
  context: ExtractContext;
  out: Collector;
  now: number;
  /** Type of the message that is being read, as MEDRPT */
  messageType: string;
  patient: PatientFact | undefined;
}

/** One segment with its place. */
export interface Located {
  segment: EdifactSegment;
  step: EdifactStep;
}

/** A component that is not empty, both numbers from 1. */
export function textAt({ segment }: Located, element: number, component = 1): string | undefined {
  const text = segment.elements[element - 1]?.[component - 1]?.trim();
  return text === undefined || text === '' ? undefined : text;
}

/** A component just as it was sent. */
export function rawAt({ segment }: Located, element: number, component = 1): string | undefined {
  return segment.elements[element - 1]?.[component - 1] || undefined;
}

export function pathOf({ segment, step }: Located, element?: number, component?: number): string {
  return edifactPath(segment, step, element, component);
}
