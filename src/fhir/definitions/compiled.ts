import type { Json } from '../../parse/tree.js';
import { compareVersions, isVersion, parseCanonical } from './canonical.js';
import { decodeStructure } from './decode-structures.js';
import { decodeCodeSystem, decodeNames, decodeValueSet } from './encode-terms.js';
import { type Lines, openLines } from './lines.js';
import type { StructureSource } from './structure-from.js';
import type { CodeSystemDef, ValueSetDef } from './types.js';

/** Definitions of one source, found by canonical URL and version: the core's files, or a package's. */
export interface Definitions {
  structure(url: string, version?: string): StructureSource | undefined;
  valueSet(url: string, version?: string): ValueSetDef | undefined;
  codeSystem(url: string, version?: string): CodeSystemDef | undefined;
  resource(url: string, version?: string): Json | undefined;
  /** Canonical URLs of the structures */
  structureUrls(): Iterable<string>;
  /** Names that value sets give codes themselves, by `system|code` */
  setNames?(): ReadonlyMap<string, readonly string[]>;
  /** What holds for all resources of a type, as [type, canonical URL] */
  globals?(): readonly Json[];
  /** Expressions of the structures, each as often as it stands there; contexts of extensions are among them */
  expressions?(): Iterable<string>;
}

/**
 * Definitions over compiled files; each entry is decoded when it is first asked for, and kept.
 * @param structures the structures' file
 * @param terms the value sets' and code systems' file
 * @throws {Error} where a file is damaged; for terms, when they are first asked for
 */
export function compiledDefinitions(structures: Uint8Array, terms: Uint8Array): Definitions {
  const structureLines = openLines(structures);
  let termLines: Lines | undefined;
  let names: ReadonlyMap<string, readonly string[]> | undefined;
  const openTerms = () => {
    termLines ??= openLines(terms);
    return termLines;
  };
  return {
    structure: remember(() => structureLines, decodeStructure, ''),
    valueSet: remember(openTerms, decodeValueSet, ''),
    codeSystem: remember(openTerms, decodeCodeSystem, '#'),
    resource: remember(openTerms, (lines, _url, entry) => lines.value(entry), '@'),
    structureUrls: () => structureLines.urls(),
    setNames: () => {
      names ??= decodeNames(openTerms());
      return names;
    },
    globals: () => {
      const { globals } = structureLines.shared;
      return Array.isArray(globals) ? globals : [];
    },
    expressions: () => expressionsIn(structures),
  };
}

const EXPRESSION = /"expression":("(?:[^"\\]|\\.)*")/g;

/** Straight from the text: to decode every structure for it would cost more than a whole check. */
function* expressionsIn(structures: Uint8Array): Iterable<string> {
  for (const [, quoted] of new TextDecoder().decode(structures).matchAll(EXPRESSION))
    if (quoted !== undefined) yield JSON.parse(quoted) as string;
}

function remember<T>(lines: () => Lines, decode: (lines: Lines, url: string, entry: number) => T, prefix: string) {
  const kept = new Map<number, T>();
  return (url: string, version?: string): T | undefined => {
    const entry = choose(lines(), prefix + url, version);
    if (entry === undefined) return undefined;
    let found = kept.get(entry);
    if (found === undefined) {
      found = decode(lines(), url, entry);
      kept.set(entry, found);
    }
    return found;
  };
}

function choose(lines: Lines, url: string, version: string | undefined): number | undefined {
  const all = lines.find(url);
  const fitting = version === undefined ? all : all.filter((entry) => isVersion(version, lines.version(entry)));
  if (fitting.length < 2) return fitting[0];
  return fitting.reduce((best, entry) =>
    compareVersions(lines.version(entry), lines.version(best)) > 0 ? entry : best,
  );
}

/** Asks definitions for a canonical reference: url with or without |version, or url#id of what is contained there. */
export function byCanonical<T>(ask: (url: string, version?: string) => T | undefined, text: string): T | undefined {
  const { url, version, fragment } = parseCanonical(text);
  const contained = fragment === undefined ? undefined : ask(`${url}#${fragment}`);
  if (contained !== undefined) return contained;
  return version === undefined ? ask(url) : ask(url, version);
}
