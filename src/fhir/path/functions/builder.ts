/** How a function is described to the compiler. */
import type { CompileContext } from '../contract.js';
import type { Collection, Item } from '../node.js';
import type { Apply, Evaluate, Scope } from '../scope.js';
import type { Syntax } from '../syntax.js';

export interface Call {
  args: readonly Syntax[];
  compile(part: Syntax): Evaluate;
  context: CompileContext;
}

export interface Builder {
  least: number;
  most: number;
  build(call: Call): Apply;
}

export type Builders = Readonly<Record<string, Builder>>;

/** A function without arguments. */
export function plain(apply: Apply): Builder {
  return { least: 0, most: 0, build: () => apply };
}

/** A function whose arguments are evaluated once, where the call stands, before it runs. */
export function withValues(
  least: number,
  most: number,
  apply: (input: Collection, args: readonly Collection[], scope: Scope) => Collection,
): Builder {
  return {
    least,
    most,
    build({ args, compile }) {
      const compiled = args.map(compile);
      return (input, scope) =>
        apply(
          input,
          compiled.map((one) => one(scope)),
          scope,
        );
    },
  };
}

/** A function with one criterion that is evaluated for each item. */
export function withCriterion(apply: (input: Collection, criterion: Evaluate, scope: Scope) => Collection): Builder {
  return {
    least: 1,
    most: 1,
    build({ args, compile }) {
      const criterion = compile(args[0]!);
      return (input, scope) => apply(input, criterion, scope);
    },
  };
}

export const one = (item: Item | undefined): Collection => (item === undefined ? [] : [item]);
