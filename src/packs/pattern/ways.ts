/** In how many ways at once a text can be read outside of loops: a constant of the pattern, but it may be a large one. */
import { meet } from './characters.js';
import { componentsOf } from './components.js';
import type { Positions } from './positions.js';
import { PatternRefused } from './syntax.js';

const MOST_WAYS = 5000;

/** @throws PatternRefused where the ways are too many */
export function refuseManyWays({ takes, follow, first }: Positions): void {
  const component = componentsOf(follow);
  const ways = new Array<number>(follow.length).fill(1);
  // Components are numbered from the end of the pattern, so what follows is known before it is asked.
  const order = [...follow.keys()].sort((a, b) => component[a]! - component[b]!);
  for (let at = 0; at < order.length; ) {
    const own = component[order[at]!];
    const members: number[] = [];
    while (at < order.length && component[order[at]!] === own) members.push(order[at++]!);
    const onward = members.flatMap((one) => follow[one]!.filter((to) => component[to] !== own));
    const many = members.length > 1 || follow[members[0]!]!.includes(members[0]!);
    const count = many ? Math.max(1, total(onward, ways)) : worst(onward, ways, takes);
    for (const one of members) ways[one] = count;
  }
  worst(first, ways, takes);
}

function total(next: readonly number[], ways: readonly number[]): number {
  const sum = next.reduce((before, to) => before + ways[to]!, 0);
  if (sum > MOST_WAYS) throw new PatternRefused('a text can be read in too many ways: make its parts differ');
  return sum;
}

/** Of what may follow, only those that take the same character are tried for long. */
function worst(next: readonly number[], ways: readonly number[], takes: Positions['takes']): number {
  let most = 1;
  for (const to of new Set(next)) {
    const beside = next.filter((other) => other === to || meet(takes[to]!, takes[other]!).length > 0);
    most = Math.max(most, total(beside, ways));
  }
  return most;
}
