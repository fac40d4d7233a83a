/** What an evaluation carries with it, and the small questions that every function asks of a collection. */
import { type PathEnv, PathError, type TypeOracle } from './contract.js';
import { systemValue } from './equality.js';
import { type Collection, type Item, PathNode } from './node.js';

/** Far beyond what a real rule needs on the largest Bundle; a hostile one ends here and not in an hour. */
const MOST_STEPS = 5_000_000;

/** One evaluation of one expression. */
export class Run {
  /** Something could not be known; `assume` was taken in its place. */
  unsure = false;
  private steps = 0;

  constructor(
    readonly env: PathEnv,
    readonly types: TypeOracle,
    readonly context: Collection,
    readonly assume: boolean,
    /** STU3 and before: a comparison with nothing is an answer. */
    readonly legacy: boolean,
  ) {}

  /**
   * Counts work that the expression makes for itself.
   * @throws PathError when it is too much
   */
  spend(steps: number): void {
    this.steps += steps;
    if (this.steps > MOST_STEPS) throw new PathError('The expression takes too long on this element.');
  }
}

/** Where in the expression the evaluation stands: $this, $index and $total. */
export class Scope {
  index = 0;
  total: Collection = [];

  constructor(
    readonly run: Run,
    public self: Collection,
  ) {}
}

export type Evaluate = (scope: Scope) => Collection;

/** A function as compiled: its input and the scope of its call. */
export type Apply = (input: Collection, scope: Scope) => Collection;

/** Evaluates a criterion for each item; the scope is made once and changed from item to item. */
export function inner(scope: Scope): Scope {
  const out = new Scope(scope.run, scope.self);
  out.total = scope.total;
  return out;
}

export function enter(scope: Scope, item: Item, index: number): Scope {
  scope.run.spend(1);
  scope.self = [item];
  scope.index = index;
  return scope;
}

/** Truth of a collection for logic: nothing is undefined; one thing that is no boolean is true. */
export function truth(items: Collection): boolean | undefined {
  if (items.length === 0) return undefined;
  if (items.length > 1) return true;
  const value = systemValue(items[0]!);
  if (typeof value === 'boolean') return value;
  return value === undefined && isBareBoolean(items[0]!) ? undefined : true;
}

/** A boolean element that carries only extensions has no value to speak for it. */
function isBareBoolean(item: Item): boolean {
  return item instanceof PathNode && item.type === 'boolean';
}

/**
 * The one item of a collection.
 * @throws PathError where there are several
 */
export function single(items: Collection, of: string): Item | undefined {
  if (items.length > 1) throw new PathError(`${of} needs one value, and here are several.`);
  return items[0];
}

/** The text of a one-item collection; undefined where it is empty or has no value. */
export function text(items: Collection, of: string): string | undefined {
  const item = single(items, of);
  if (item === undefined) return undefined;
  if (item instanceof PathNode && typeof item.value === 'string') return item.value;
  const value = systemValue(item);
  if (value === undefined) {
    if (item instanceof PathNode && item.value === undefined) return undefined;
    throw new PathError(`${of} needs a text.`);
  }
  return String(value);
}

/** The number of a one-item collection. */
export function number(items: Collection, of: string): number | undefined {
  const item = single(items, of);
  if (item === undefined) return undefined;
  const value = systemValue(item);
  if (value === undefined) return undefined;
  if (typeof value !== 'number') throw new PathError(`${of} needs a number.`);
  return value;
}
