/** Structures to lines: what recurs (constraints, whole element bodies) is written once in the head. */
import type { Json, JsonObject } from '../../parse/tree.js';
import { pathOfId } from './element-id.js';
import { type Entry, writeLines } from './lines.js';
import type { StructureSource } from './structure-from.js';
import type { ElementDef } from './types.js';

/**
 * Encodes structures with their snapshot elements, or with their differential where they have no snapshot.
 * @param sources in any order; they are written by URL and version
 * @param keepWords whether the words of constraints are kept
 * @param globals what holds for all resources of a type, as globalsFrom gives it
 */
export function encodeStructures(
  sources: readonly StructureSource[],
  keepWords: boolean,
  globals: readonly Json[] = [],
): string {
  const sorted = [...sources].sort((a, b) => compare(sortKey(a), sortKey(b)));
  const constraints = new Table();
  const written = sorted.map((each) =>
    each.definition.elements.map((element) => body(element, constraints, keepWords)),
  );
  const bodies = new Table();
  const counts = new Map<string, number>();
  for (const text of written.flat()) counts.set(text, (counts.get(text) ?? 0) + 1);
  const entries = sorted.map((source, i): Entry => {
    const value: JsonObject = { ...head(source), elements: elements(source, written[i] ?? [], counts, bodies) };
    if (!source.hasSnapshot) value['differential'] = drafts(source);
    return { url: source.definition.url, version: source.definition.version ?? '', value };
  });
  const shared: { [name: string]: Json } = { constraints: constraints.values(), bodies: bodies.values() };
  if (globals.length > 0) shared['globals'] = [...globals];
  return writeLines(shared, entries);
}

function sortKey({ definition }: StructureSource): string {
  return `${definition.url}|${definition.version ?? ''}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

class Table {
  readonly #places = new Map<string, number>();
  place(text: string): number {
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    this.#places.set(text, this.#places.size);
    return this.#places.size - 1;
  }
  values(): Json[] {
    return [...this.#places.keys()].map((text) => JSON.parse(text) as Json);
  }
}

function head({ definition }: StructureSource): JsonObject {
  const { url: _url, version: _version, elements: _elements, ...rest } = definition;
  return JSON.parse(JSON.stringify(rest)) as JsonObject;
}

/** Triples: parts of the id shared with the element before, the rest of the id, the body or its place in the head. */
function elements(
  { definition }: StructureSource,
  written: string[],
  counts: Map<string, number>,
  bodies: Table,
): Json[] {
  const out: Json[] = [];
  let before: string[] = [];
  definition.elements.forEach((element, i) => {
    const parts = element.id.split('.');
    let shared = 0;
    while (shared < parts.length - 1 && parts[shared] === before[shared]) shared++;
    const text = written[i] ?? '{}';
    const value = (counts.get(text) ?? 0) > 1 ? bodies.place(text) : (JSON.parse(text) as Json);
    out.push(shared, parts.slice(shared).join('.'), value);
    before = parts;
  });
  return out;
}

function body(element: ElementDef, constraints: Table, keepWords: boolean): string {
  const { id, path, min, max, baseMax, types, constraints: own, ...rest } = element;
  const out: { [name: string]: unknown } = {};
  if (path !== pathOfId(id)) out['path'] = path;
  if (min !== 0) out['min'] = min;
  if (max !== 1) out['max'] = max === Number.POSITIVE_INFINITY ? '*' : max;
  if (baseMax !== undefined) out['baseMax'] = baseMax === Number.POSITIVE_INFINITY ? '*' : baseMax;
  if (types.length > 0) out['types'] = types.map((type) => (Object.keys(type).length === 1 ? type.code : type));
  if (own?.length) {
    out['constraints'] = own.map(({ human, ...facts }) =>
      constraints.place(JSON.stringify(keepWords && human ? { ...facts, human } : facts)),
    );
  }
  return JSON.stringify({ ...out, ...rest });
}

/** JSON has no infinity: a maximum of * is written so. */
function drafts({ differential }: StructureSource): Json {
  return JSON.parse(JSON.stringify(differential, (_name, value) => (value === Number.POSITIVE_INFINITY ? '*' : value)));
}
