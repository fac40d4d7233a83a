import { parsePath, pathName } from './fhir-path.js';
import { auditJson } from './json-audit.js';
import { findJsonFault, tooDeepMessage } from './json-fault.js';
import { locateJson } from './json-locate.js';
import type { ParseProblem, Place } from './place.js';
import { createPlacer, type Placer } from './position.js';
import type { Json, JsonTree } from './tree.js';

export interface ParsedJson {
  /** For a text that could not be read the value is what stood before the fault. */
  tree: JsonTree;
  problems: ParseProblem[];
}

export interface JsonOptions {
  /** Deepest nesting that is read */
  depth: number;
  /** Where the text starts in the file, for a text that is part of one */
  base?: Place;
}

/**
 * Reads JSON (RFC 8259). A text that is not well-formed gives one problem with its place, in our own words, and the part
 * before the fault as value.
 */
export function parseJson(text: string, options: JsonOptions): ParsedJson {
  const place = createPlacer(text, options.base);
  const audit = auditJson(text, options.depth);
  const value = audit.tooDeep === undefined ? tryParse(text) : undefined;
  if (value !== undefined) {
    const prefix = rootPrefix(value);
    const tree: JsonTree = {
      syntax: 'json',
      value,
      duplicates: audit.duplicates.map((path) => join(prefix, path)),
      lexemes: new Map(Array.from(audit.lexemes, ([path, lexeme]) => [join(prefix, path), lexeme])),
      locate: (path) => locate(text, value, path, place),
    };
    return { tree, problems: [] };
  }
  const fault = findJsonFault(text, options.depth);
  const offset = fault?.offset ?? audit.tooDeep ?? 0;
  const partial = fault?.partial ?? null;
  const tree: JsonTree = {
    syntax: 'json',
    value: partial,
    duplicates: [],
    lexemes: new Map(),
    locate: () => place(offset),
  };
  return { tree, problems: [{ message: fault?.message ?? tooDeepMessage(options.depth), place: place(offset) }] };
}

/**
 * Makes a tree of one value inside another, as a resource in an array, that speaks of its own paths and the outer places.
 * @param steps member names and array indices that lead to it from the value of the outer tree
 */
export function subtreeOf(outer: JsonTree, steps: readonly (string | number)[]): JsonTree {
  let value = outer.value;
  let path = rootPrefix(outer.value);
  for (const step of steps) {
    value = (value as Record<string | number, Json>)[step] ?? null;
    path = typeof step === 'number' ? `${path}[${step}]` : join(path, pathName(step));
  }
  const prefix = rootPrefix(value);
  const inside = (each: string) => each.startsWith(path) && /^[.[]/.test(each.slice(path.length));
  const inner = (each: string) => join(prefix, each.slice(path.length).replace(/^\./, ''));
  const lexemes = Array.from(outer.lexemes).filter(([each]) => inside(each));
  return {
    syntax: 'json',
    value,
    duplicates: outer.duplicates.filter(inside).map(inner),
    lexemes: new Map(lexemes.map(([each, lexeme]) => [inner(each), lexeme])),
    locate: (each) => outer.locate(join(path, withoutRoot(each, prefix))),
  };
}

function withoutRoot(path: string, root: string): string {
  if (root === '' || !path.startsWith(root)) return path;
  return path.slice(root.length).replace(/^\./, '');
}

function locate(text: string, value: Json, path: string, place: Placer): Place {
  const steps = parsePath(path);
  const root = rootPrefix(value);
  if (root !== '' && steps[0]?.name === root) steps.shift();
  const span = locateJson(text, 0, steps);
  return place(span.start, span.end);
}

/** The first name of every path into a value: its resource type, where it has one. */
function rootPrefix(value: Json): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return '';
  return typeof value['resourceType'] === 'string' ? value['resourceType'] : '';
}

function join(prefix: string, path: string): string {
  return prefix === '' || path === '' || path.startsWith('[') ? prefix + path : `${prefix}.${path}`;
}

function tryParse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
