/** From the syntax tree to closures: one function for each kind of syntax. */

import { constant } from './constants.js';
import { type CompileContext, PathSyntaxError } from './contract.js';
import { readMoment } from './dates.js';
import { buildFunction } from './functions/table.js';
import {
  addChildren,
  type Collection,
  EMPTY,
  FALSE,
  fromBoolean,
  type Item,
  PathNode,
  QuantityValue,
  TRUE,
} from './node.js';
import { binary } from './operators.js';
import { type Evaluate, number, type Scope, single } from './scope.js';
import type { Syntax } from './syntax.js';
import { isOfType } from './type-test.js';

/**
 * Compiles a syntax tree.
 * @throws PathUnsupported where it uses a function or constant that is not known here
 */
export function compileSyntax(syntax: Syntax, context: CompileContext): Evaluate {
  const compile = (part: Syntax): Evaluate => compileSyntax(part, context);
  switch (syntax.kind) {
    case 'literal':
      return literal(syntax.value);
    case 'empty':
      return () => EMPTY;
    case 'moment':
      return moment(syntax.text, syntax.at);
    case 'quantity': {
      const value = [new QuantityValue(syntax.value, syntax.unit)];
      return () => value;
    }
    case 'constant':
      return constant(syntax.name);
    case 'this':
      return (scope) => scope.self;
    case 'index':
      return (scope) => [scope.index];
    case 'total':
      return (scope) => scope.total;
    case 'member':
      return member(syntax.on && compile(syntax.on), syntax.name, context);
    case 'call': {
      const apply = buildFunction(syntax.name, syntax.args, compile, context);
      if (!syntax.on) return (scope) => apply(scope.self, scope);
      const on = compile(syntax.on);
      return (scope) => apply(on(scope), scope);
    }
    case 'indexer':
      return indexer(compile(syntax.on), compile(syntax.index));
    case 'sign':
      return sign(compile(syntax.of), syntax.minus);
    case 'binary':
      return binary(syntax.operator, compile(syntax.left), compile(syntax.right));
    case 'type':
      return typeTest(compile(syntax.left), syntax.operator, syntax.type);
  }
}

function literal(value: string | number | boolean): Evaluate {
  if (typeof value === 'boolean') return value ? () => TRUE : () => FALSE;
  const out: Collection = [value];
  return () => out;
}

function moment(text: string, at: number): Evaluate {
  const value = readMoment(text.startsWith('T') ? text.slice(1) : text);
  if (!value) throw new PathSyntaxError('After @ stands a date or a time that exists.', at);
  const out: Collection = [value];
  return () => out;
}

const isUpper = (name: string): boolean => name.charCodeAt(0) >= 65 && name.charCodeAt(0) <= 90;

function member(on: Evaluate | undefined, name: string, { types }: CompileContext): Evaluate {
  // A path may start with the type of its own context: Patient.name on a Patient is name.
  const start = on === undefined && isUpper(name);
  return (scope) => {
    const input = on ? on(scope) : scope.self;
    if (input.length === 0) return EMPTY;
    const out: Item[] = [];
    for (const item of input) {
      if (!(item instanceof PathNode)) continue;
      if (start && types.isA(item.type, name)) out.push(item);
      else addChildren(out, item, name, types);
    }
    return out;
  };
}

function indexer(on: Evaluate, index: Evaluate): Evaluate {
  return (scope) => {
    const items = on(scope);
    const at = number(index(scope), 'An index');
    const item = at === undefined ? undefined : items[at];
    return item === undefined ? EMPTY : [item];
  };
}

function sign(of: Evaluate, minus: boolean): Evaluate {
  if (!minus) return of;
  return (scope) => {
    const items = of(scope);
    if (items.length === 1 && items[0] instanceof QuantityValue)
      return [new QuantityValue(-items[0].value, items[0].unit)];
    const value = number(items, 'A minus sign');
    return value === undefined ? EMPTY : [-value];
  };
}

function typeTest(left: Evaluate, operator: 'is' | 'as', type: string): Evaluate {
  if (operator === 'is')
    return (scope: Scope) => {
      const item = single(left(scope), 'is');
      return item === undefined ? EMPTY : fromBoolean(isOfType(item, type, scope.run.types));
    };
  // Before R5 `as` also chooses among several, as core's own rules use it.
  return (scope) => left(scope).filter((item) => isOfType(item, type, scope.run.types));
}
