/** Filtering and projection (FHIRPath 2.0 §5.2), and the tree below a node (§5.8). */
import { PathError, PathUnsupported } from '../contract.js';
import { addAllChildren, type Collection, EMPTY, fromBoolean, type Item, PathNode } from '../node.js';
import { enter, inner, type Run, single, truth } from '../scope.js';
import { ItemSet } from '../sets.js';
import type { Syntax } from '../syntax.js';
import { isOfType } from '../type-test.js';
import { type Builder, type Builders, plain, withCriterion } from './builder.js';

/** A type is written as a path: Quantity, FHIR.Quantity, System.String. */
function typeName(syntax: Syntax): string {
  if (syntax.kind === 'literal' && typeof syntax.value === 'string') return syntax.value;
  if (syntax.kind !== 'member') throw new PathUnsupported('a type that is not a name');
  return syntax.on ? `${typeName(syntax.on)}.${syntax.name}` : syntax.name;
}

function byType(apply: (input: Collection, type: string, run: Run) => Collection): Builder {
  return {
    least: 1,
    most: 1,
    build({ args }) {
      const type = typeName(args[0]!);
      return (input, scope) => apply(input, type, scope.run);
    },
  };
}

const ofType = (input: Collection, type: string, { types }: Run): Collection =>
  input.filter((item) => isOfType(item, type, types));

function children(input: Collection, run: Run): Item[] {
  const out: Item[] = [];
  for (const item of input) if (item instanceof PathNode) addAllChildren(out, item, run.types);
  return out;
}

function descendants(input: Collection, run: Run): Collection {
  const out: Item[] = [];
  let level = children(input, run);
  while (level.length > 0) {
    run.spend(level.length);
    for (const item of level) out.push(item);
    level = children(level, run);
  }
  return out;
}

/** Deeper than any payload that is read. */
const MOST_ROUNDS = 1000;

export const FILTERING: Builders = {
  where: withCriterion((input, criterion, outer) => {
    if (input.length === 0) return EMPTY;
    const scope = inner(outer);
    return input.filter((item, i) => truth(criterion(enter(scope, item, i))) === true);
  }),
  select: withCriterion((input, criterion, outer) => {
    if (input.length === 0) return EMPTY;
    const scope = inner(outer);
    const out: Item[] = [];
    input.forEach((item, i) => {
      const made = criterion(enter(scope, item, i));
      scope.run.spend(made.length);
      for (const found of made) out.push(found);
    });
    return out;
  }),
  repeat: withCriterion((input, criterion, outer) => {
    const scope = inner(outer);
    const seen = new ItemSet();
    const out: Item[] = [];
    let level: Collection = input;
    for (let rounds = 0; level.length > 0; rounds++) {
      if (rounds > MOST_ROUNDS) throw new PathError('repeat() finds no end on this element.');
      const next: Item[] = [];
      level.forEach((item, i) => {
        for (const found of criterion(enter(scope, item, i))) if (seen.add(found)) next.push(found);
      });
      for (const found of next) out.push(found);
      level = next;
    }
    return out;
  }),
  ofType: byType(ofType),
  as: byType(ofType),
  is: byType((input, type, { types }) => {
    const item = single(input, 'is');
    return item === undefined ? EMPTY : fromBoolean(isOfType(item, type, types));
  }),
  children: plain((input, scope) => children(input, scope.run)),
  descendants: plain((input, scope) => descendants(input, scope.run)),
};
