/** A file of a pack as a value whose parts can be told by line. What could do harm later is refused here. */
import type { PathStep } from '../parse/fhir-path.js';
import { parseJson } from '../parse/json.js';
import { JsonLocator } from '../parse/json-locate.js';
import { createPlacer } from '../parse/position.js';
import type { PackFault } from './faults.js';

export interface PackDocument {
  file: string;
  value: unknown;
  /** The line of a part, by its JSON Pointer (RFC 6901) */
  lineOf(pointer: string): number | undefined;
}

const DEPTH = 40;
/** Names that mean something to JavaScript's own objects. */
const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

/** @returns the document, or the faults for which it is not taken */
export function readDocument(file: string, source: string): PackDocument | { faults: PackFault[] } {
  const text = source.replace(/^\ufeff/, '');
  const { tree, problems } = parseJson(text, { depth: DEPTH });
  if (problems.length > 0)
    return {
      faults: problems.map(({ message, place }) => ({ file, ...(place ? { line: place.line } : {}), message })),
    };
  const lineOf = lineFinder(text);
  const value: unknown = JSON.parse(text);
  const faults: PackFault[] = reservedIn(value, '').map((pointer) => ({
    ...placeIn(file, lineOf, pointer),
    message: 'this name cannot be used: it means something to the program itself.',
  }));
  if (tree.duplicates.length > 0)
    faults.push({ file, message: `${tree.duplicates[0]} stands there more than once. Keep one.` });
  return faults.length > 0 ? { faults } : { file, value, lineOf };
}

/** A JSON Pointer in words, with the line where it is known. */
export function placeIn(
  file: string,
  lineOf: PackDocument['lineOf'],
  pointer: string,
): Pick<PackFault, 'file' | 'line' | 'at'> {
  const line = lineOf(pointer);
  const at = partsOf(pointer).join('.');
  return { file, ...(line === undefined ? {} : { line }), ...(at ? { at } : {}) };
}

function lineFinder(text: string): PackDocument['lineOf'] {
  const locator = new JsonLocator(text);
  const place = createPlacer(text);
  return (pointer) => place(locator.find(stepsOf(pointer)).start).line;
}

function partsOf(pointer: string): string[] {
  const parts = pointer.split('/').slice(1);
  return parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function stepsOf(pointer: string): PathStep[] {
  const steps: PathStep[] = [];
  for (const part of partsOf(pointer)) {
    const last = steps.at(-1);
    if (!/^\d+$/.test(part)) steps.push({ name: part });
    else if (last && last.index === undefined) last.index = Number(part);
    else steps.push({ name: '', index: Number(part) });
  }
  return steps;
}

function reservedIn(value: unknown, pointer: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    RESERVED.has(name) ? [`${pointer}/${name}`] : reservedIn(member, `${pointer}/${name.replaceAll('/', '~1')}`),
  );
}
