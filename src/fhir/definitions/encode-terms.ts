/** Value sets and code systems, and of packages further resources, to lines and back. */
import type { Json, JsonObject } from '../../parse/tree.js';
import { textOf } from './json-members.js';
import { type Entry, type Lines, writeLines } from './lines.js';
import type { SetNames } from './set-names-from.js';
import type { CodeSystemDef, ConceptDef, ValueSetDef, ValueSetPart } from './types.js';

/**
 * Encodes value sets, code systems and other resources, ordered by URL and version. They may share a URL, so the index
 * holds a code system's with a leading `#` and another resource's with a leading `@`.
 */
export function encodeTerms(
  valueSets: readonly ValueSetDef[],
  codeSystems: readonly CodeSystemDef[],
  others: readonly JsonObject[] = [],
): string {
  const entries: Entry[] = [
    ...valueSets.map((set): Entry => ({ url: set.url, version: set.version ?? '', value: valueSetOut(set) })),
    ...codeSystems.map((cs): Entry => ({ url: `#${cs.url}`, version: cs.version ?? '', value: codeSystemOut(cs) })),
    ...others.map(
      (json): Entry => ({ url: `@${textOf(json, 'url')}`, version: textOf(json, 'version') ?? '', value: json }),
    ),
  ];
  entries.sort((a, b) => (a.url + a.version < b.url + b.version ? -1 : 1));
  return writeLines(valueSets.some(({ names }) => names) ? { named: true } : {}, entries);
}

function codeSystemOut(system: CodeSystemDef): JsonObject {
  const concepts: Json[] = [];
  for (const [code, { parent, ...rest }] of system.concepts) {
    const { display, ...more } = rest;
    const row: Json[] = [code, parent, display ?? '', more as unknown as JsonObject];
    while (row.length > 1 && isEmpty(row.at(-1))) row.pop();
    concepts.push(row.length === 1 ? code : row);
  }
  return { caseSensitive: system.caseSensitive, content: system.content, concepts };
}

function isEmpty(value: Json | undefined): boolean {
  return value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}

function valueSetOut(set: ValueSetDef): JsonObject {
  const out: JsonObject = { include: set.include.map(partOut) };
  if (set.exclude.length > 0) out['exclude'] = set.exclude.map(partOut);
  if (set.expansion) out['expansion'] = [...set.expansion].map(([system, codes]) => [system, [...codes]]);
  if (set.activeOnly) out['activeOnly'] = true;
  if (set.names) out['names'] = set.names;
  return out;
}

function partOut(part: ValueSetPart): JsonObject {
  const { codes, ...rest } = part;
  const out = { ...rest } as unknown as JsonObject;
  if (codes) out['codes'] = [...codes].map(([code, display]) => (display === undefined ? code : [code, display]));
  return out;
}

/** Reads the code system of one line. */
export function decodeCodeSystem(lines: Lines, url: string, entry: number): CodeSystemDef {
  const { concepts: rows, ...rest } = lines.value(entry) as unknown as {
    concepts: (string | [string, string?, string?, object?])[];
    caseSensitive: boolean;
    content: CodeSystemDef['content'];
  };
  const concepts = new Map<string, ConceptDef>();
  for (const row of rows) {
    const [code, parent, display, more] = typeof row === 'string' ? [row] : row;
    concepts.set(code, { parent: parent ?? '', ...(display ? { display } : {}), ...more });
  }
  const version = lines.version(entry);
  return { url, ...(version ? { version } : {}), ...rest, concepts };
}

interface PartIn extends Omit<ValueSetPart, 'codes'> {
  codes?: (string | [string, string])[];
}

/** Reads the value set of one line. */
export function decodeValueSet(lines: Lines, url: string, entry: number): ValueSetDef {
  const read = lines.value(entry) as unknown as {
    include: PartIn[];
    exclude?: PartIn[];
    expansion?: [string, string[]][];
    activeOnly?: boolean;
    names?: SetNames;
  };
  const version = lines.version(entry);
  return {
    url,
    ...(version ? { version } : {}),
    include: read.include.map(partIn),
    exclude: (read.exclude ?? []).map(partIn),
    ...(read.expansion
      ? { expansion: new Map(read.expansion.map(([system, codes]) => [system, new Set(codes)])) }
      : {}),
    ...(read.activeOnly ? { activeOnly: true } : {}),
    ...(read.names ? { names: read.names } : {}),
  };
}

function partIn({ codes, ...rest }: PartIn): ValueSetPart {
  if (!codes) return rest;
  return { ...rest, codes: new Map(codes.map((row) => (typeof row === 'string' ? [row, undefined] : row))) };
}

/** The names that value sets give codes themselves, of all sets together; none where no set gives any. */
export function decodeNames(lines: Lines): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, string[]>();
  if (lines.shared['named'] !== true) return all;
  for (const url of lines.urls()) {
    if (url.startsWith('#') || url.startsWith('@')) continue;
    for (const entry of lines.find(url)) {
      const { names = {} } = lines.value(entry) as { names?: SetNames };
      for (const key in names) all.set(key, [...(all.get(key) ?? []), ...names[key]!]);
    }
  }
  return all;
}
