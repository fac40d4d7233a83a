/** Strongly connected components (Tarjan, 1972), without recursion. */

/** @returns for each node the number of its component; a component comes before those that lead to it */
export function componentsOf(follow: readonly (readonly number[])[]): number[] {
  const component = new Array<number>(follow.length).fill(-1);
  const order = new Array<number>(follow.length).fill(-1);
  const low = new Array<number>(follow.length).fill(0);
  const open: number[] = [];
  let count = 0;
  let components = 0;
  for (let root = 0; root < follow.length; root += 1) {
    if (order[root] !== -1) continue;
    const work: { at: number; next: number }[] = [{ at: root, next: 0 }];
    while (work.length > 0) {
      const frame = work.at(-1)!;
      const { at } = frame;
      if (frame.next === 0) {
        order[at] = low[at] = count;
        count += 1;
        open.push(at);
      }
      const to = follow[at]![frame.next];
      frame.next += 1;
      if (to !== undefined) {
        if (order[to] === -1) work.push({ at: to, next: 0 });
        else if (component[to] === -1) low[at] = Math.min(low[at]!, order[to]!);
        continue;
      }
      work.pop();
      const above = work.at(-1);
      if (above) low[above.at] = Math.min(low[above.at]!, low[at]!);
      if (low[at] !== order[at]) continue;
      for (let member = open.pop(); member !== undefined; member = open.pop()) {
        component[member] = components;
        if (member === at) break;
      }
      components += 1;
    }
  }
  return component;
}
