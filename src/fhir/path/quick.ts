/**
 * The quick form of a constraint: logic over "is it there" and "is it this word", straight over JSON.
 * Most of core's constraints are no more than that, and they run on every element of every payload.
 * Anything beyond is left to nodes; the tests hold the two forms against each other.
 */
import type { JsonObject } from '../../parse/tree.js';
import type { CompileContext, CompiledPath, TypeOracle } from './contract.js';
import { isObject } from './node.js';
import { compareFound } from './quick-compare.js';
import {
  equals,
  isTest,
  isValue,
  JOIN,
  type Logic,
  negated,
  ORDER,
  textTest,
  truthOf,
  wordIn,
  wordsOf,
} from './quick-logic.js';
import { existence, found, type QuickPath, quickPath, single } from './quick-path.js';
import type { Syntax } from './syntax.js';

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
    return path && path.steps.length > 0 ? existence(path, wanted) : undefined;
  }
}
