/** Puts together what several rows or files say of each code, for one index. */
import type { ConceptRow } from '../index/writer.js';
import type { ReplacementKind } from '../index-format.js';

export interface CodeRow {
  code: string;
  active: boolean;
  category?: string;
  parents?: readonly string[];
  displays?: readonly string[];
  replacements?: readonly { code: string; kind: ReplacementKind }[];
  properties?: Readonly<Record<string, readonly string[]>>;
}

interface Concept {
  active: boolean;
  category: string;
  parents: string[];
  displays: { text: string; preferred: boolean }[];
  replacements: { code: string; kind: ReplacementKind }[];
  properties: Record<string, string[]> | undefined;
}

/** Most codes have none; one empty list for all of them saves memory. */
const NONE: never[] = [];

export class CodeRows {
  private readonly concepts = new Map<string, Concept>();
  /** Rows that speak of a code that was there before */
  repeated = 0;
  inactive = 0;

  get size(): number {
    return this.concepts.size;
  }

  take(row: CodeRow): void {
    const held = this.concepts.get(row.code);
    if (held) this.repeated += 1;
    const concept = held ?? this.begin(row.code, row.active);
    // Of two rows for a code, one where it is active is enough.
    concept.active ||= row.active;
    concept.category ||= row.category ?? '';
    for (const parent of row.parents ?? NONE)
      if (parent !== row.code && !concept.parents.includes(parent)) concept.parents = [...concept.parents, parent];
    for (const text of row.displays ?? NONE)
      if (!concept.displays.some((one) => one.text === text))
        concept.displays.push({ text, preferred: concept.displays.length === 0 });
    for (const one of row.replacements ?? NONE)
      if (!concept.replacements.some(({ code }) => code === one.code))
        concept.replacements = [...concept.replacements, one];
    if (row.properties) concept.properties = merged(concept.properties, row.properties);
  }

  private begin(code: string, active: boolean): Concept {
    const concept: Concept = {
      active,
      category: '',
      parents: NONE,
      displays: [],
      replacements: NONE,
      properties: undefined,
    };
    this.concepts.set(code, concept);
    return concept;
  }

  *rows(): Generator<ConceptRow> {
    for (const [code, { properties, ...concept }] of this.concepts) {
      if (!concept.active) this.inactive += 1;
      yield { code, ...concept, ...(properties ? { properties } : {}) };
    }
  }
}

function merged(held: Record<string, string[]> | undefined, more: Readonly<Record<string, readonly string[]>>) {
  const all = held ?? {};
  for (const [name, values] of Object.entries(more))
    for (const value of values) {
      const list = all[name];
      if (!list) all[name] = [value];
      else if (!list.includes(value)) list.push(value);
    }
  return all;
}
