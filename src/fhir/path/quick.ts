/**
 * The quick form of a constraint: logic over "is it there" and "is it this word", straight over JSON.
 * Most of core's constraints are no more than that, and they run on every element of every payload.
 * Anything beyond is left to nodes; the tests hold the two forms against each other.
 */
import type { JsonObject } from '../../parse/tree.js';
import { type CompileContext, type CompiledPath, PathError, type TypeOracle } from './contract.js';
import { isObject } from './node.js';
import { type Pattern, pattern } from './pattern.js';
import { compareFound, sameFound } from './quick-compare.js';
import { exists, found, MANY, NO_VALUE, type QuickPath, quickPath, single } from './quick-path.js';
import type { Syntax } from './syntax.js';

/** undefined is FHIRPath's empty. */
type Logic = (from: JsonObject) => boolean | undefined;
type Count = (from: JsonObject) => number;

/** The expression straight over JSON, or undefined where it needs nodes or the type is not known. */
export function quickForm(syntax: Syntax, context: CompileContext): CompiledPath['quick'] {
  const { type, types } = context;
  // HL7's engine has its own rules for comparing with nothing in STU3: those stay in one place.
  if (type === undefined || !types.knows(type) || types.isPrimitive(type)) return undefined;
  const logic = new QuickCompiler(type, types, context.version < '4.0').logic(syntax);
  return logic && ((value) => isObject(value) && logic(value) === true);
}

/**
 * What a first part that is quick settles by itself: `value.empty() or …` is true without a look at the rest.
 * The answer is undefined where the whole expression has to be evaluated.
 */
export function shortcut(syntax: Syntax, context: CompileContext): Logic | undefined {
  const { type, types } = context;
  if (syntax.kind !== 'binary' || type === undefined || !types.knows(type) || types.isPrimitive(type)) return undefined;
  const { operator } = syntax;
  if (operator !== 'or' && operator !== 'implies' && operator !== 'and') return undefined;
  const left =
    new QuickCompiler(type, types, context.version < '4.0').logic(syntax.left) ?? shortcut(syntax.left, context);
  const settled = operator === 'or';
  return left && ((from) => (left(from) === settled ? operator !== 'and' : undefined));
}

class QuickCompiler {
  constructor(
    private readonly type: string,
    private readonly types: TypeOracle,
    private readonly legacy: boolean,
  ) {}

  logic(syntax: Syntax): Logic | undefined {
    if (syntax.kind === 'binary') return this.binary(syntax);
    if (syntax.kind === 'call') return this.call(syntax);
    if (syntax.kind === 'literal' && typeof syntax.value === 'boolean') {
      const { value } = syntax;
      return () => value;
    }
    const path = this.path(syntax);
    return path && path.type !== '' && path.steps.length > 0 ? truthOf(path) : undefined;
  }

  private path(syntax: Syntax | undefined): QuickPath | undefined {
    return syntax && quickPath(syntax, this.type, this.types);
  }

  private binary(syntax: Syntax & { kind: 'binary' }): Logic | undefined {
    const { operator } = syntax;
    if (operator === 'and' || operator === 'or' || operator === 'implies' || operator === 'xor') {
      const left = this.logic(syntax.left);
      const right = left && this.logic(syntax.right);
      return left && right && JOIN[operator](left, right);
    }
    return this.ofLogic(syntax) ?? this.ofCounts(syntax) ?? this.ofValues(syntax);
  }

  /** extension.exists() != value.exists() */
  private ofLogic({ operator, left, right }: Syntax & { kind: 'binary' }): Logic | undefined {
    if ((operator !== '=' && operator !== '!=') || !isTest(left) || !isTest(right)) return undefined;
    const a = this.logic(left);
    const b = this.logic(right);
    return a && b && ((from) => (a(from) === b(from)) === (operator === '='));
  }

  /** (identifier.count() + name.count()) > 0 */
  private ofCounts({ operator, left, right }: Syntax & { kind: 'binary' }): Logic | undefined {
    const test = ORDER[operator];
    const limit = right.kind === 'literal' && typeof right.value === 'number' ? right.value : undefined;
    const count = test && limit !== undefined ? this.count(left) : undefined;
    return test && count && ((from) => test(count(from) - limit!));
  }

  private count(syntax: Syntax): Count | undefined {
    if (syntax.kind === 'binary' && syntax.operator === '+') {
      const left = this.count(syntax.left);
      const right = left && this.count(syntax.right);
      return left && right && ((from) => left(from) + right(from));
    }
    if (syntax.kind !== 'call' || syntax.name !== 'count' || syntax.args.length > 0) return undefined;
    const path = this.path(syntax.on);
    return path && ((from) => found(from, path).length);
  }

  /** status = 'final', start <= end, type in ('a' | 'b') */
  private ofValues({ operator, left, right }: Syntax & { kind: 'binary' }): Logic | undefined {
    const path = this.path(left);
    if (!path || path.type === '' || !this.types.isPrimitive(path.type)) return undefined;
    if (operator === 'in') return wordIn(path, wordsOf(right));
    if (right.kind === 'literal') {
      const { value } = right;
      if (operator === '=') return equals(path, value, true);
      if (operator === '!=') return this.legacy ? undefined : equals(path, value, false);
    }
    const test = operator === '=' || operator === '!=' ? undefined : ORDER[operator];
    const other = right.kind === 'literal' ? right.value : this.path(right);
    if (!test || other === undefined || (typeof other === 'object' && other.type !== path.type)) return undefined;
    return (from) => {
      const by = compareFound(single(from, path), typeof other === 'object' ? single(from, other) : other, path.type);
      return by === undefined ? undefined : test(by);
    };
  }

  private call(syntax: Syntax & { kind: 'call' }): Logic | undefined {
    const { name, args, on } = syntax;
    if (name === 'not' && args.length === 0 && on) {
      const inside = this.logic(on);
      return inside && ((from) => negated(inside(from)));
    }
    if ((name === 'exists' || name === 'empty') && args.length === 0) return this.existence(on, name === 'exists');
    const path = this.path(on);
    if (!path || !this.types.isPrimitive(path.type)) return undefined;
    if (name === 'hasValue' && args.length === 0) return (from) => isValue(single(from, path));
    return textTest(path, name, args);
  }

  /** A path, or a path with a condition on each of its items. */
  private existence(on: Syntax | undefined, wanted: boolean): Logic | undefined {
    if (on?.kind === 'call' && on.name === 'where' && on.args.length === 1) {
      const path = this.path(on.on);
      if (!path || path.type === '' || this.types.isPrimitive(path.type)) return undefined;
      const test = new QuickCompiler(path.type, this.types, this.legacy).logic(on.args[0]!);
      return test && ((from) => found(from, path).some((one) => isObject(one) && test(one) === true) === wanted);
    }
    const path = this.path(on);
    return path && path.steps.length > 0 ? (from) => exists(from, path) === wanted : undefined;
  }
}

function isTest(syntax: Syntax): boolean {
  return syntax.kind === 'call' && (syntax.name === 'exists' || syntax.name === 'empty') && syntax.args.length === 0;
}

const negated = (value: boolean | undefined): boolean | undefined => (value === undefined ? undefined : !value);
const isValue = (value: unknown): boolean =>
  value !== undefined && value !== MANY && value !== NO_VALUE && value !== '';

const JOIN: Readonly<Record<'and' | 'or' | 'xor' | 'implies', (left: Logic, right: Logic) => Logic>> = {
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

const ORDER: Readonly<Record<string, (by: number) => boolean>> = {
  '=': (by) => by === 0,
  '!=': (by) => by !== 0,
  '<': (by) => by < 0,
  '<=': (by) => by <= 0,
  '>': (by) => by > 0,
  '>=': (by) => by >= 0,
};

/** A path where logic is wanted: one thing that is no boolean is true, and so are several. */
function truthOf(path: QuickPath): Logic {
  const isBoolean = path.type === 'boolean';
  return (from) => {
    const value = single(from, path);
    if (value === undefined) return undefined;
    if (typeof value === 'boolean') return value;
    return isBoolean && value === NO_VALUE ? undefined : true;
  };
}

function equals(path: QuickPath, word: string | number | boolean, wanted: boolean): Logic {
  return (from) => {
    const value = single(from, path);
    return value === undefined ? undefined : sameFound(value, word) === wanted;
  };
}

/** The words of ('a' | 'b'). */
function wordsOf(syntax: Syntax): ReadonlySet<string> | undefined {
  if (syntax.kind === 'literal') return typeof syntax.value === 'string' ? new Set([syntax.value]) : undefined;
  if (syntax.kind !== 'binary' || syntax.operator !== '|') return undefined;
  const left = wordsOf(syntax.left);
  const right = left && wordsOf(syntax.right);
  return left && right && new Set([...left, ...right]);
}

function wordIn(path: QuickPath, words: ReadonlySet<string> | undefined): Logic | undefined {
  if (!words || path.type === 'decimal' || path.type === 'integer') return undefined;
  return (from) => {
    const value = single(from, path);
    return value === undefined ? undefined : typeof value === 'string' && words.has(value);
  };
}

function textTest(path: QuickPath, name: string, args: readonly Syntax[]): Logic | undefined {
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
