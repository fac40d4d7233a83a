/**
 * The path notation of HL7 v2: `PID[1]-3[2].1.1` is the first PID segment of the message, field 3, its second repetition,
 * first component, first subcomponent. All are numbered from 1, and MSH-1 is the field separator itself.
 */
import type { Er7Segment } from './tree.js';

/** The parts of a path in this notation. */
export interface Er7Step {
  segment: string;
  occurrence: number;
  field?: number;
  repetition?: number;
  component?: number;
  subcomponent?: number;
}

/** The path of a segment, or of a part of it; every number from 1. The repetition is written wherever a field is. */
export function er7Path(
  segment: Er7Segment,
  field?: number,
  repetition = 1,
  component?: number,
  subcomponent?: number,
): string {
  const path = `${segment.id}[${segment.occurrence}]`;
  if (field === undefined) return path;
  const parts = [component, subcomponent].filter((part) => part !== undefined);
  return [`${path}-${field}[${repetition}]`, ...parts].join('.');
}

const NOTATION =
  /^([A-Z][A-Z0-9]{2})(?:\[(\d{1,9})\])?(?:-(\d{1,4})(?:\[(\d{1,9})\])?(?:\.(\d{1,4}))?(?:\.(\d{1,4}))?)?$/;

/** Reads a path back; an occurrence or repetition that is not written is the first. */
export function parseEr7Path(path: string): Er7Step | undefined {
  const found = NOTATION.exec(path);
  if (!found?.[1]) return undefined;
  const number = (index: number) => (found[index] === undefined ? undefined : Number(found[index]));
  const field = number(3);
  const component = number(5);
  const subcomponent = number(6);
  return {
    segment: found[1],
    occurrence: number(2) ?? 1,
    ...(field === undefined ? {} : { field, repetition: number(4) ?? 1 }),
    ...(component === undefined ? {} : { component }),
    ...(subcomponent === undefined ? {} : { subcomponent }),
  };
}
