/** Structures to lines: what recurs (constraints, whole element bodies) is written once in the head. */
import type { Json, JsonObject } from '../../parse/tree.js';
import { type Entry, writeLines } from './lines.js';
import type { ElementDef, StructureDef } from './types.js';

/**
 * Encodes structures with their snapshot elements.
 * @param structures in any order; they are written by URL and version
 * @param keepWords whether the words of constraints are kept
 */
export function encodeStructures(structures: readonly StructureDef[], keepWords: boolean): string {
  const sorted = [...structures].sort((a, b) => compare(a.url, b.url) || compare(a.version ?? '', b.version ?? ''));
  const constraints = new Table();
  const written = sorted.map((each) => each.elements.map((element) => body(element, constraints, keepWords)));
  const bodies = new Table();
  const counts = new Map<string, number>();
  for (const text of written.flat()) counts.set(text, (counts.get(text) ?? 0) + 1);
  const entries = sorted.map((structure, i): Entry => {
    const value = { ...head(structure), elements: elements(structure, written[i] ?? [], counts, bodies) };
    return { url: structure.url, version: structure.version ?? '', value };
  });
  return writeLines({ constraints: constraints.values(), bodies: bodies.values() }, entries);
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

function head(structure: StructureDef): JsonObject {
  const { url: _url, version: _version, elements: _elements, ...rest } = structure;
  return JSON.parse(JSON.stringify(rest)) as JsonObject;
}

/** Triples: parts of the id shared with the element before, the rest of the id, the body or its place in the head. */
function elements(structure: StructureDef, written: string[], counts: Map<string, number>, bodies: Table): Json[] {
  const out: Json[] = [];
  let before: string[] = [];
  structure.elements.forEach((element, i) => {
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

/** The path that an id implies: Patient.contact:home.name is Patient.contact.name. */
export function pathOfId(id: string): string {
  return id.includes(':') ? id.replace(/:[^.]*/g, '') : id;
}
