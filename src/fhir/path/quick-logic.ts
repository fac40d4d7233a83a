/** The parts that quick forms are made of: logic of three values, words, and tests of one text. */
import type { JsonObject } from '../../parse/tree.js';
import { PathError } from './contract.js';
import { type Pattern, pattern } from './pattern.js';
import { sameFound } from './quick-compare.js';
import { MANY, NO_VALUE, type QuickPath, single } from './quick-path.js';
import type { Syntax } from './syntax.js';

/** undefined is FHIRPath's empty. */
export type Logic = (from: JsonObject) => boolean | undefined;

export function isTest(syntax: Syntax): boolean {
  return syntax.kind === 'call' && (syntax.name === 'exists' || syntax.name === 'empty') && syntax.args.length === 0;
}

export const negated = (value: boolean | undefined): boolean | undefined => (value === undefined ? undefined : !value);
export const isValue = (value: unknown): boolean =>
  value !== undefined && value !== MANY && value !== NO_VALUE && value !== '';

export const JOIN: Readonly<Record<'and' | 'or' | 'xor' | 'implies', (left: Logic, right: Logic) => Logic>> = {
  and: (left, right) => (from) => {
    const a = left(from);
    if (a === false) return false;
    const b = right(from);
    return b === false ? false : a && b ? true : undefined;
  },
  or: (left, right) => (from) => {
    const a = left(from);
    if (a === true) return true;
    const b = right(from);
    return b === true ? true : a === false && b === false ? false : undefined;
  },
  xor: (left, right) => (from) => {
    const a = left(from);
    const b = right(from);
    return a === undefined || b === undefined ? undefined : a !== b;
  },
  implies: (left, right) => (from) => {
    const a = left(from);
    if (a === false) return true;
    const b = right(from);
    return b === true ? true : a === true && b === false ? false : undefined;
  },
};

export const ORDER: Readonly<Record<string, (by: number) => boolean>> = {
  '=': (by) => by === 0,
  '!=': (by) => by !== 0,
  '<': (by) => by < 0,
  '<=': (by) => by <= 0,
  '>': (by) => by > 0,
  '>=': (by) => by >= 0,
};

/** A path where logic is wanted: one thing that is no boolean is true, and so are several. */
export function truthOf(path: QuickPath): Logic {
  const isBoolean = path.type === 'boolean';
  return (from) => {
    const value = single(from, path);
    if (value === undefined) return undefined;
    if (typeof value === 'boolean') return value;
    return isBoolean && value === NO_VALUE ? undefined : true;
  };
}

export function equals(path: QuickPath, word: string | number | boolean, wanted: boolean): Logic {
  return (from) => {
    const value = single(from, path);
    return value === undefined ? undefined : sameFound(value, word) === wanted;
  };
}

/** The words of ('a' | 'b'). */
export function wordsOf(syntax: Syntax): ReadonlySet<string> | undefined {
  if (syntax.kind === 'literal') return typeof syntax.value === 'string' ? new Set([syntax.value]) : undefined;
  if (syntax.kind !== 'binary' || syntax.operator !== '|') return undefined;
  const left = wordsOf(syntax.left);
  const right = left && wordsOf(syntax.right);
  return left && right && new Set([...left, ...right]);
}

export function wordIn(path: QuickPath, words: ReadonlySet<string> | undefined): Logic | undefined {
  if (!words || path.type === 'decimal' || path.type === 'integer') return undefined;
  return (from) => {
    const value = single(from, path);
    return value === undefined ? undefined : typeof value === 'string' && words.has(value);
  };
}

export function textTest(path: QuickPath, name: string, args: readonly Syntax[]): Logic | undefined {
  const word = args.length === 1 && args[0]?.kind === 'literal' ? args[0].value : undefined;
  const make = typeof word === 'string' ? TEXT_TESTS[name] : undefined;
  if (!make || typeof word !== 'string') return undefined;
  const test = make(word);
  if (!test) return undefined;
  return (from) => {
    const value = single(from, path);
    return typeof value === 'string' ? test(value) : undefined;
  };
}

const TEXT_TESTS: Readonly<Record<string, (word: string) => ((text: string) => boolean) | undefined>> = {
  startsWith: (word) => (text) => text.startsWith(word),
  endsWith: (word) => (text) => text.endsWith(word),
  contains: (word) => (text) => text.includes(word),
  matches: (word) => {
    const known = safePattern(word);
    return known && ((text) => known.finds(text));
  },
};

/** An expression that may be refused is left to nodes, which can say that it is an error. */
function safePattern(source: string): Pattern | undefined {
  try {
    const known = pattern(source);
    return known.safe ? known : undefined;
  } catch (error) {
    if (error instanceof PathError) return undefined;
    throw error;
  }
}
