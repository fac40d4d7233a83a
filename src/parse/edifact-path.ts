/**
 * The path notation of EDIFACT: `message/segment/element`, as `1/PNA[1]/2.1`.
 *
 * The message is numbered from 1; 0 stands for the interchange around the messages (UNB, UNZ). The segment is its tag with
 * its occurrence in that message, from 1. The element is numbered from 1 after the tag, its component from 1 after a dot.
 */
import type { EdifactSegment } from './tree.js';

/** Where a segment stands: the message it is in (0: the interchange) and its occurrence there. */
export interface EdifactStep {
  message: number;
  occurrence: number;
}

/** Numbers every segment of an interchange; the result has one entry for each segment, in the same order. */
export function numberSegments(segments: readonly EdifactSegment[]): EdifactStep[] {
  const steps: EdifactStep[] = [];
  const counts = new Map<string, number>();
  let messages = 0;
  let inMessage = false;
  for (const { tag } of segments) {
    if (tag === 'UNH') {
      messages += 1;
      inMessage = true;
    }
    const message = inMessage && tag !== 'UNZ' ? messages : 0;
    if (tag === 'UNT' || tag === 'UNZ') inMessage = false;
    const key = `${message}/${tag}`;
    const occurrence = (counts.get(key) ?? 0) + 1;
    counts.set(key, occurrence);
    steps.push({ message, occurrence });
  }
  return steps;
}

/**
 * The path of a segment, an element or a component of it.
 * @param element from 1 after the tag
 * @param component from 1
 */
export function edifactPath(segment: EdifactSegment, step: EdifactStep, element?: number, component?: number): string {
  const path = `${step.message}/${segment.tag}[${step.occurrence}]`;
  if (element === undefined) return path;
  return component === undefined ? `${path}/${element}` : `${path}/${element}.${component}`;
}
