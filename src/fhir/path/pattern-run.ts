/** Runs a pattern over a text in one pass, following every possibility at once (Thompson's construction). */
import { type Accepts, PatternError, type PatternNode } from './pattern-syntax.js';

type State =
  | { kind: 'one'; accepts: Accepts; next: number }
  | { kind: 'edge'; at: 'start' | 'end' | 'word' | 'inside'; next: number }
  | { kind: 'fork'; next: number; other: number }
  | { kind: 'found' };

/** Bounded repetitions are written out; what grows beyond this is refused. */
const MOST_STATES = 20_000;

class Builder {
  readonly states: State[] = [{ kind: 'found' }];

  /** Adds a node that goes on to a state; returns where it starts. */
  add(node: PatternNode, next: number): number {
    switch (node.kind) {
      case 'one':
        return this.push({ kind: 'one', accepts: node.accepts, next });
      case 'edge':
        return this.push({ kind: 'edge', at: node.at, next });
      case 'all':
        return node.parts.reduceRight((to, part) => this.add(part, to), next);
      case 'any':
        return node.of
          .map((part) => this.add(part, next))
          .reduce((other, start) => this.push({ kind: 'fork', next: start, other }));
      case 'repeat':
        return this.repeat(node.of, node.least, node.most, next);
    }
  }

  private repeat(of: PatternNode, least: number, most: number, next: number): number {
    let start = next;
    if (most === Number.POSITIVE_INFINITY) {
      const fork = this.push({ kind: 'fork', next, other: next });
      this.states[fork] = { kind: 'fork', next: this.add(of, fork), other: next };
      start = fork;
    } else
      for (let i = least; i < most; i++) start = this.push({ kind: 'fork', next: this.add(of, start), other: next });
    for (let i = 0; i < least; i++) start = this.add(of, start);
    return start;
  }

  private push(state: State): number {
    if (this.states.length >= MOST_STATES) throw new PatternError('The expression is too large.');
    return this.states.push(state) - 1;
  }
}

const isWordAt = (text: string, at: number): boolean => /\w/.test(text.charAt(at));

function isEdge(at: 'start' | 'end' | 'word' | 'inside', text: string, place: number): boolean {
  if (at === 'start') return place === 0;
  if (at === 'end') return place === text.length;
  const word = isWordAt(text, place - 1) !== isWordAt(text, place);
  return word === (at === 'word');
}

/**
 * A search for the pattern anywhere in a text, linear in the text.
 * @throws PatternError where the pattern is too large
 */
export function linearSearch(node: PatternNode): (text: string) => boolean {
  const builder = new Builder();
  const start = builder.add(node, 0);
  const { states } = builder;
  return (text) => {
    const marks = new Int32Array(states.length).fill(-1);
    let current: number[] = [];
    for (let place = 0; place <= text.length; place++) {
      current.push(start);
      const active = follow(states, current, text, place, marks);
      if (!active) return true;
      const code = text.charCodeAt(place);
      current = active.filter((one) => place < text.length && one.accepts(code)).map((one) => one.next);
    }
    return false;
  };
}

/** The states that read a character, reached from these without reading; undefined where the end is among them. */
function follow(states: readonly State[], from: number[], text: string, place: number, marks: Int32Array) {
  const active: { accepts: Accepts; next: number }[] = [];
  const stack = from;
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    if (marks[id] === place) continue;
    marks[id] = place;
    const state = states[id]!;
    if (state.kind === 'found') return undefined;
    if (state.kind === 'one') active.push(state);
    else if (state.kind === 'fork') stack.push(state.next, state.other);
    else if (isEdge(state.at, text, place)) stack.push(state.next);
  }
  return active;
}
