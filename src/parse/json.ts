import { parsePath, pathName } from './fhir-path.js';
import { auditJson } from './json-audit.js';
import { findJsonFault, tooDeepMessage } from './json-fault.js';
import { JsonLocator } from './json-locate.js';
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
    const locator = new JsonLocator(text);
    const tree: JsonTree = {
      syntax: 'json',
      value,
      duplicates: audit.duplicates.map((path) => join(prefix, path)),
      lexemes: new Map(Array.from(audit.lexemes, ([path, lexeme]) => [join(prefix, path), lexeme])),
      locate: (path) => locate(locator, prefix, path, place),
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
 * Makes trees of values inside another, as resources in an array, that speak of their own paths and the outer places.
 * @param places for each the member names and array indices that lead to it from the outer value; none inside another
 */
export function subtreesOf(outer: JsonTree, places: readonly (readonly (string | number)[])[]): JsonTree[] {
  const owners = new Map<string, { tree: JsonTree; root: string }>();
  const trees = places.map((steps) => {
    const { value, path } = follow(outer.value, steps);
    const root = rootPrefix(value);
    const locate = (each: string) => outer.locate(join(path, withoutRoot(each, root)));
    const tree: JsonTree = { syntax: 'json', value, duplicates: [], lexemes: new Map(), locate };
    owners.set(path, { tree, root });
    return tree;
  });
  for (const path of outer.duplicates) {
    const own = ownerOf(path, owners);
    own?.tree.duplicates.push(own.path);
  }
  for (const [path, lexeme] of outer.lexemes) {
    const own = ownerOf(path, owners);
    own?.tree.lexemes.set(own.path, lexeme);
  }
  return trees;
}

function follow(root: Json, steps: readonly (string | number)[]): { value: Json; path: string } {
  let value = root;
  let path = rootPrefix(root);
  for (const step of steps) {
    value = (value as Record<string | number, Json>)[step] ?? null;
    path = typeof step === 'number' ? `${path}[${step}]` : join(path, pathName(step));
  }
  return { value, path };
}

/** The tree whose path is the beginning of another path, and what that path is within it. */
function ownerOf(
  path: string,
  owners: ReadonlyMap<string, { tree: JsonTree; root: string }>,
): { tree: JsonTree; path: string } | undefined {
  const ends = /[.[]/g;
  for (let end = ends.exec(path); end; end = ends.exec(path)) {
    const owner = owners.get(path.slice(0, end.index));
    if (owner) return { tree: owner.tree, path: join(owner.root, path.slice(end.index).replace(/^\./, '')) };
  }
  return undefined;
}

function withoutRoot(path: string, root: string): string {
  if (root === '' || !path.startsWith(root)) return path;
  return path.slice(root.length).replace(/^\./, '');
}

function locate(locator: JsonLocator, root: string, path: string, place: Placer): Place {
  const steps = parsePath(path);
  if (root !== '' && steps[0]?.name === root) steps.shift();
  const span = locator.find(steps);
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
