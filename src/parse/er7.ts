import { parseEr7Path } from './er7-path.js';
import type { ParseProblem, Place } from './place.js';
import type { Er7Segment, Er7Tree } from './tree.js';

export interface ParsedEr7 {
  tree: Er7Tree;
  problems: ParseProblem[];
}

const ID = /^[A-Z][A-Z0-9]{2}$/;
const DEFAULTS = { field: '|', component: '^', repetition: '~', escape: '\\', subcomponent: '&' };

/**
 * Reads one message of HL7 v2 in ER7 (the vertical bar form). Segments end with CR, LF or CRLF; separators are those of
 * MSH-1 and MSH-2. Escapes stay as they are; er7-escapes.ts undoes them.
 * @param base where the text starts in the file
 */
export function parseEr7(text: string, base: Place = { line: 1, column: 1 }): ParsedEr7 {
  const problems: ParseProblem[] = [];
  const separators = readSeparators(text, base, problems);
  const segments: Er7Segment[] = [];
  const counts = new Map<string, number>();
  for (const { content, line, column } of splitLines(text, base)) {
    if (content.trim() === '') continue;
    const id = content.slice(0, 3);
    if (!ID.test(id) || (content.length > 3 && content[3] !== separators.field)) {
      problems.push({
        message:
          'A segment does not begin with three capitals or digits and the field separator; a line may have been broken in two.',
        place: { line, column },
      });
      continue;
    }
    const occurrence = (counts.get(id) ?? 0) + 1;
    counts.set(id, occurrence);
    segments.push({ id, occurrence, fields: readFields(content, separators), line, column });
  }
  const tree: Er7Tree = { syntax: 'er7', segments, separators, locate: (path) => locate(tree, text, base, path) };
  return { tree, problems };
}

function readSeparators(text: string, base: Place, problems: ParseProblem[]): Er7Tree['separators'] {
  const field = text[3];
  if (field === undefined || /[A-Za-z0-9\s]/.test(field)) {
    problems.push({
      message: 'The header segment has no field separator (its first field); the message may have been cut short.',
      place: base,
    });
    return DEFAULTS;
  }
  const signs = /^[^\r\n]*/.exec(text.slice(4, 12))?.[0].split(field)[0] ?? '';
  if (signs.length < 2) {
    problems.push({
      message: 'The header segment does not say which encoding characters are used (its second field).',
      place: { ...base, column: base.column + 4 },
    });
  }
  return {
    field,
    component: signs[0] ?? DEFAULTS.component,
    repetition: signs[1] ?? DEFAULTS.repetition,
    escape: signs[2] ?? '',
    subcomponent: signs[3] ?? '',
  };
}

function readFields(content: string, separators: Er7Tree['separators']): string[][][][] {
  const parts = content.split(separators.field);
  if (!/^(?:MSH|FHS|BHS)/.test(content)) return parts.map((part) => readField(part, separators));
  const [id = '', signs = '', ...rest] = parts;
  const plain = [id, separators.field, signs].map((each) => [[[each]]]);
  return [...plain, ...rest.map((part) => readField(part, separators))];
}

function readField(text: string, { repetition, component, subcomponent }: Er7Tree['separators']): string[][][] {
  return text
    .split(repetition)
    .map((each) => each.split(component).map((part) => (subcomponent === '' ? [part] : part.split(subcomponent))));
}

interface Line {
  content: string;
  line: number;
  column: number;
  offset: number;
}

/** Lines of a message. Where there is LF in the text, CR alone also parts segments but begins no new line of the file. */
export function* splitLines(text: string, base: Place): Generator<Line> {
  const lines = text.includes('\n');
  let line = base.line;
  let lineStart = 1 - base.column;
  const breaks = /\r\n|\r|\n/g;
  let start = 0;
  for (let found = breaks.exec(text); ; found = breaks.exec(text)) {
    const end = found?.index ?? text.length;
    yield { content: text.slice(start, end), line, column: start - lineStart + 1, offset: start };
    if (!found) return;
    start = end + found[0].length;
    if (found[0] !== '\r' || !lines) {
      line += 1;
      lineStart = start;
    }
  }
}

function locate(tree: Er7Tree, text: string, base: Place, path: string): Place | undefined {
  const step = parseEr7Path(path);
  const segment = tree.segments.find(({ id, occurrence }) => id === step?.segment && occurrence === step.occurrence);
  if (!step || !segment) return undefined;
  const content =
    [...splitLines(text, base)].find(({ line, column }) => line === segment.line && column === segment.column)
      ?.content ?? '';
  const [from, to] = spanOf(content, tree, step);
  return { line: segment.line, column: segment.column + from, endLine: segment.line, endColumn: segment.column + to };
}

/** Start and end of the part in its segment; where the part is missing, of what it would be in. */
function spanOf(content: string, tree: Er7Tree, step: NonNullable<ReturnType<typeof parseEr7Path>>): [number, number] {
  const { field, repetition, component, subcomponent } = tree.separators;
  if (step.field === undefined) return [0, content.length];
  const header = /^(?:MSH|FHS|BHS)/.test(content);
  if (header && step.field === 1) return [3, 4];
  const numbers = [
    [field, header ? step.field : step.field + 1],
    [repetition, step.repetition],
    [component, step.component],
    [subcomponent, step.subcomponent],
  ] as const;
  let span: [number, number] = [0, content.length];
  for (const [sign, number] of header && step.field === 2 ? numbers.slice(0, 1) : numbers) {
    const next = number === undefined ? undefined : part(content, span, sign, number);
    if (!next) return span;
    span = next;
  }
  return span;
}

/** The stretch of a numbered part between separators, where there are as many. */
function part(
  content: string,
  [start, end]: [number, number],
  sign: string,
  number: number,
): [number, number] | undefined {
  let from = start;
  for (let count = 1; count < number; count += 1) {
    const next = sign === '' ? -1 : content.indexOf(sign, from);
    if (next < 0 || next >= end) return undefined;
    from = next + sign.length;
  }
  const next = sign === '' ? -1 : content.indexOf(sign, from);
  return [from, next < 0 || next > end ? end : next];
}
