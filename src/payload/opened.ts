/** What comes of opening a text that is held whole: its kind, and its records. */
import { type Generation, isFhir, type Syntax } from '../generation.js';
import type { ParseProblem, Place } from '../parse/place.js';
import type { RecordTree, Tree } from '../parse/tree.js';

export interface Opened {
  syntax: Syntax;
  generation: Generation;
  type: string;
  evidence: string[];
  note?: string;
  /** Only where there is no record to hold them */
  problems: ParseProblem[];
  envelopes: string[];
  records: RecordTree[];
}

export interface OpenContext {
  /** How many envelopes it was found in */
  depth: number;
  /** Where the text starts in the file */
  base?: Place;
  /** What the user says that it is */
  generation?: Generation;
  /** The encoding in which its bytes were read; undefined where it came out of an envelope */
  encoding?: string;
}

/** Something that is no record that we know. */
export function unclaimed(syntax: Syntax, note?: string): Opened {
  const nothing = {
    syntax,
    generation: 'unknown' as const,
    type: '',
    evidence: [],
    problems: [],
    envelopes: [],
    records: [],
  };
  return note === undefined ? nothing : { ...nothing, note };
}

/** A payload that is one record. */
export function single(syntax: Syntax, record: RecordTree, evidence: string[]): Opened {
  const { generation, type, envelopes } = record;
  return { ...unclaimed(syntax), generation, type, evidence, envelopes, records: [record] };
}

/**
 * Says of records that they were found in more envelopes.
 * @param names the envelopes, outermost first
 * @param inside the path of what holds the records
 * @param wrapper the document around them
 */
export function inEnvelopes(inner: Opened, names: readonly string[], inside?: string, wrapper?: Tree): Opened {
  const records = inner.records.map((record) => ({
    ...record,
    envelopes: [...names, ...record.envelopes],
    ...(inside === undefined ? {} : { inside: inside + separator(record) + (record.inside ?? '') }),
    ...(wrapper === undefined ? {} : { wrapper }),
  }));
  return { ...inner, envelopes: [...names, ...inner.envelopes], records };
}

/** XPath begins with a slash of its own; other paths are parted from what is before them by one. */
function separator({ inside, generation, tree }: RecordTree): string {
  const absolute = inside === undefined ? tree.syntax === 'xml' && !isFhir(generation) : inside.startsWith('/');
  return absolute ? '' : '/';
}

/** For records that were written in code (base64): all their places are that of the code. */
export function atPlace(inner: Opened, place: Place | undefined): Opened {
  const move = (problems: ParseProblem[]) => problems.map(({ message }) => (place ? { message, place } : { message }));
  return {
    ...inner,
    problems: move(inner.problems),
    records: inner.records.map((record) => ({
      ...record,
      problems: move(record.problems),
      tree: { ...record.tree, locate: () => place },
    })),
  };
}

/** Several payloads of one envelope as one: the first that is recognised names it. */
export function together(parts: readonly Opened[]): Opened | undefined {
  const known = parts.filter(({ generation }) => generation !== 'unknown');
  const first = known[0];
  if (!first || known.length === 1) return first;
  const records = known.flatMap((part) => part.records).map((record, index) => ({ ...record, index }));
  const problems = known.flatMap((part) => part.problems);
  return { ...first, evidence: [...new Set(known.flatMap((part) => part.evidence))], problems, records };
}
