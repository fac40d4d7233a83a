import { type EdifactStep, numberSegments } from './edifact-path.js';
import type { ParseProblem, Place } from './place.js';
import { createPlacer } from './position.js';
import type { EdifactSegment, EdifactTree } from './tree.js';

export interface ParsedEdifact {
  tree: EdifactTree;
  problems: ParseProblem[];
}

interface Signs {
  component: string;
  element: string;
  release: string;
  terminator: string;
}

const DEFAULTS: Signs = { component: ':', element: '+', release: '?', terminator: "'" };

/** Offsets of each component of each element of a segment, the tag first. */
type Spans = [number, number][][];

/**
 * Reads an interchange of EDIFACT (ISO 9735): service string advice UNA, release character, components. Line ends between
 * segments are left out. The release character is undone in the values.
 */
export function parseEdifact(text: string, base?: Place): ParsedEdifact {
  const place = createPlacer(text, base);
  const problems: ParseProblem[] = [];
  const { signs, start } = readAdvice(text, problems, place);
  const segments: EdifactSegment[] = [];
  const spans: Spans[] = [];
  for (let at = skipBreaks(text, start); at < text.length; ) {
    const read = readSegment(text, at, signs);
    const [tag = [''], ...elements] = read.elements;
    segments.push({ tag: tag[0] ?? '', elements, ...place(at) });
    spans.push(read.spans);
    if (!/^[A-Z][A-Z0-9]{2}$/.test(tag[0] ?? ''))
      problems.push({
        message: 'A segment does not begin with a tag of three capitals; a terminator may be missing or not released.',
        place: place(at),
      });
    if (!read.ended)
      problems.push({
        message: 'The last segment has no terminator; the interchange may have been cut short.',
        place: place(read.end),
      });
    at = skipBreaks(text, read.end);
  }
  problems.push(...withoutEnd(segments, (index) => place(spans[index]![0]![0]![0])));
  let steps: EdifactStep[] | undefined;
  const locate = (path: string) => {
    steps ??= numberSegments(segments);
    const span = find(segments, steps, spans, path);
    return span && place(span[0], span[1]);
  };
  return { tree: { syntax: 'edifact', segments, locate }, problems };
}

/** What begins and does not end (ISO 9735, 5 and 6). A message may come without its interchange. */
function withoutEnd(segments: readonly EdifactSegment[], placeOf: (index: number) => Place): ParseProblem[] {
  const problems: ParseProblem[] = [];
  let interchange: number | undefined;
  let message: number | undefined;
  const endMessage = () => {
    if (message !== undefined) problems.push({ message: 'The message has no UNT.', place: placeOf(message) });
    message = undefined;
  };
  const endInterchange = () => {
    endMessage();
    if (interchange !== undefined)
      problems.push({ message: 'The interchange has no UNZ.', place: placeOf(interchange) });
    interchange = undefined;
  };
  for (const [index, { tag }] of segments.entries()) {
    if (tag === 'UNB') endInterchange();
    else if (tag === 'UNH' || tag === 'UNZ') endMessage();
    if (tag === 'UNB') interchange = index;
    else if (tag === 'UNH') message = index;
    else if (tag === 'UNT') message = undefined;
    else if (tag === 'UNZ') interchange = undefined;
  }
  endInterchange();
  return problems;
}

function readAdvice(
  text: string,
  problems: ParseProblem[],
  place: (start: number) => Place,
): { signs: Signs; start: number } {
  if (!text.startsWith('UNA')) return { signs: DEFAULTS, start: 0 };
  const next = text.indexOf('UNB', 3);
  const advice = text.slice(3, next < 0 ? 9 : Math.min(9, next)).replace(/[\r\n]+$/, '');
  if (advice.length === 6) {
    const [component = ':', element = '+', , release = '?', , terminator = "'"] = advice;
    return { signs: { component, element, release, terminator }, start: 9 };
  }
  problems.push({
    message: 'The service string advice (UNA) must be followed by six characters; the usual separators are taken.',
    place: place(0),
  });
  return { signs: DEFAULTS, start: next < 0 ? text.length : next };
}

function readSegment(text: string, start: number, signs: Signs) {
  const elements: string[][] = [[]];
  const spans: Spans = [[]];
  let value = '';
  let from = start;
  let at = start;
  const close = () => {
    elements.at(-1)!.push(value);
    spans.at(-1)!.push([from, at]);
    value = '';
    from = at + 1;
  };
  for (; at < text.length && text[at] !== signs.terminator; at += 1) {
    const sign = text[at]!;
    if (sign === signs.release && signs.release !== ' ') {
      at += 1;
      value += text[at] ?? '';
    } else if (sign === signs.component) close();
    else if (sign === signs.element) {
      close();
      elements.push([]);
      spans.push([]);
    } else if (sign !== '\r' && sign !== '\n') value += sign;
  }
  const ended = at < text.length;
  at = Math.min(at, text.length);
  close();
  return { elements, spans, end: at + 1, ended };
}

function skipBreaks(text: string, start: number): number {
  let at = start;
  while (at < text.length && /\s/.test(text[at]!)) at += 1;
  return at;
}

const NOTATION = /^(\d{1,9})\/([A-Z][A-Z0-9]{2})\[(\d{1,9})\](?:\/(\d{1,4})(?:\.(\d{1,4}))?)?$/;

/** The stretch of a path (edifact-path.ts); where the element is missing, that of the segment. */
function find(
  segments: readonly EdifactSegment[],
  steps: readonly EdifactStep[],
  spans: readonly Spans[],
  path: string,
): [number, number] | undefined {
  const found = NOTATION.exec(path);
  if (!found) return undefined;
  const [, message, tag, occurrence, element, component] = found;
  const index = steps.findIndex(
    (step, each) =>
      segments[each]?.tag === tag && step.message === Number(message) && step.occurrence === Number(occurrence),
  );
  const segment = spans[index];
  if (!segment) return undefined;
  const whole: [number, number] = [segment[0]![0]![0], segment.at(-1)!.at(-1)![1]];
  const parts = element === undefined ? undefined : segment[Number(element)];
  if (!parts) return whole;
  if (component === undefined) return [parts[0]![0], parts.at(-1)![1]];
  return parts[Number(component) - 1] ?? whole;
}
