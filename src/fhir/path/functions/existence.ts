/** Existence (FHIRPath 2.0 §5.1). */
import { type Collection, EMPTY, FALSE, fromBoolean, PathNode, TRUE } from '../node.js';
import { type Evaluate, enter, inner, type Scope, truth } from '../scope.js';
import { distinctItems, ItemSet } from '../sets.js';
import { type Builders, plain, withCriterion, withValues } from './builder.js';

function any(input: Collection, criterion: Evaluate, outer: Scope): boolean {
  const scope = inner(outer);
  return input.some((item, i) => truth(criterion(enter(scope, item, i))) === true);
}

const allAre = (input: Collection, wanted: boolean): Collection =>
  fromBoolean(input.every((item) => truth([item]) === wanted));
const someAre = (input: Collection, wanted: boolean): Collection =>
  fromBoolean(input.some((item) => truth([item]) === wanted));

export const EXISTENCE: Builders = {
  empty: plain((input) => (input.length === 0 ? TRUE : FALSE)),
  exists: {
    least: 0,
    most: 1,
    build({ args, compile }) {
      if (args.length === 0) return (input) => (input.length === 0 ? FALSE : TRUE);
      const criterion = compile(args[0]!);
      return (input, scope) => fromBoolean(any(input, criterion, scope));
    },
  },
  all: withCriterion((input, criterion, outer) => {
    const scope = inner(outer);
    return fromBoolean(input.every((item, i) => truth(criterion(enter(scope, item, i))) === true));
  }),
  allTrue: plain((input) => allAre(input, true)),
  allFalse: plain((input) => allAre(input, false)),
  anyTrue: plain((input) => someAre(input, true)),
  anyFalse: plain((input) => someAre(input, false)),
  not: plain((input) => {
    const value = truth(input);
    return value === undefined ? EMPTY : fromBoolean(!value);
  }),
  count: plain((input) => [input.length]),
  distinct: plain(distinctItems),
  isDistinct: plain((input) => fromBoolean(distinctItems(input).length === input.length)),
  subsetOf: withValues(1, 1, (input, [other]) => fromBoolean(within(input, other!))),
  supersetOf: withValues(1, 1, (input, [other]) => fromBoolean(within(other!, input))),
  hasValue: plain((input) => {
    const item = input[0];
    if (input.length !== 1 || item === undefined) return FALSE;
    if (!(item instanceof PathNode)) return TRUE;
    return fromBoolean(item.value !== undefined && typeof item.value !== 'object' && item.value !== '');
  }),
};

function within(few: Collection, many: Collection): boolean {
  const set = new ItemSet(many);
  return few.every((item) => set.has(item));
}
