/** Utility functions (FHIRPath 2.0 §5.9) and aggregate (§7). */
import { readMoment } from '../dates.js';
import { type Collection, PathNode } from '../node.js';
import { enter, inner, type Scope } from '../scope.js';
import { typeOf } from '../type-test.js';
import { type Builders, plain } from './builder.js';

function clock(scope: Scope, from: number, to: number, zone: string): Collection {
  const text = (scope.run.env.now ?? new Date()).toISOString().slice(from, to) + zone;
  const value = readMoment(text);
  return value ? [value] : [];
}

export const UTILITY: Builders = {
  // A trace is for the author of a rule; a report has no place for it, and its values may be a patient's.
  trace: { least: 1, most: 2, build: () => (input) => input },
  now: plain((_, scope) => clock(scope, 0, 23, 'Z')),
  today: plain((_, scope) => clock(scope, 0, 10, '')),
  timeOfDay: plain((_, scope) => clock(scope, 11, 23, '')),
  type: plain((input, scope) => input.map((item) => new PathNode({ ...typeOf(item, scope.run.types) }, undefined, ''))),
  aggregate: {
    least: 1,
    most: 2,
    build({ args, compile }) {
      const [step, start] = args.map(compile);
      return (input, outer) => {
        const scope = inner(outer);
        scope.total = start ? start(outer) : [];
        input.forEach((item, i) => {
          scope.total = step!(enter(scope, item, i));
        });
        return scope.total;
      };
    },
  },
};
