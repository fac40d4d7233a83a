/** Reads a pattern of JavaScript (ECMA-262, with the flag `u`) that is known to be well formed. */
import { type Characters, CLASSES, EVERY, negate, unite } from './characters.js';
import { PatternRefused, type PatternTree } from './syntax.js';

const CONTROLS: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11, 0: 0 };
const DEEPEST = 50;

class Reader {
  private at = 0;
  private depth = 0;
  private readonly text: string[];

  constructor(source: string) {
    this.text = [...source];
  }

  whole(): PatternTree {
    const tree = this.alternatives();
    if (this.at < this.text.length) throw new PatternRefused('it has a bracket that was not opened');
    return tree;
  }

  private alternatives(): PatternTree {
    this.depth += 1;
    if (this.depth > DEEPEST) throw new PatternRefused(`its groups are nested more than ${DEEPEST} deep`);
    const of = [this.sequence()];
    while (this.take('|')) of.push(this.sequence());
    this.depth -= 1;
    return of.length === 1 ? of[0]! : { kind: 'any', of };
  }

  private sequence(): PatternTree {
    const parts: PatternTree[] = [];
    while (this.at < this.text.length && this.here !== '|' && this.here !== ')') parts.push(this.repeated(this.atom()));
    return parts.length === 1 ? parts[0]! : { kind: 'all', parts };
  }

  private repeated(of: PatternTree): PatternTree {
    const range = this.range();
    if (!range) return of;
    this.take('?');
    return { kind: 'repeat', of, least: range[0], most: range[1] };
  }

  private range(): [number, number] | undefined {
    if (this.take('*')) return [0, Number.POSITIVE_INFINITY];
    if (this.take('+')) return [1, Number.POSITIVE_INFINITY];
    if (this.take('?')) return [0, 1];
    if (!this.take('{')) return undefined;
    const [least = '', most] = this.until('}').split(',');
    return [Number(least), most === undefined ? Number(least) : most === '' ? Number.POSITIVE_INFINITY : Number(most)];
  }

  private atom(): PatternTree {
    const c = this.next();
    if (c === '(') return this.group();
    if (c === '[') return { kind: 'one', of: this.charClass() };
    if (c === '.') return { kind: 'one', of: EVERY };
    if (c === '^') return { kind: 'start' };
    if (c === '$') return { kind: 'edge' };
    if (c !== '\\') return { kind: 'one', of: single(c) };
    if (this.take('b') || this.take('B')) return { kind: 'edge' };
    if (/[1-9k]/.test(this.here)) throw new PatternRefused('it refers back to a group');
    return { kind: 'one', of: this.escaped() };
  }

  private group(): PatternTree {
    let look: { behind: boolean } | undefined;
    if (this.take('?')) {
      if (this.take('<')) {
        if (this.take('=') || this.take('!')) look = { behind: true };
        else this.until('>');
      } else if (this.take('=') || this.take('!')) look = { behind: false };
      else if (!this.take(':')) throw new PatternRefused('it changes flags inside');
    }
    const of = this.alternatives();
    if (!this.take(')')) throw new PatternRefused('it has a bracket that does not close');
    return look ? { kind: 'look', ...look, of } : of;
  }

  private charClass(): Characters {
    const negated = this.take('^');
    const parts: Characters[] = [];
    let loose = false;
    while (!this.take(']')) {
      const from = this.member();
      loose ||= from === EVERY;
      const single = from.length === 1 && from[0]![0] === from[0]![1];
      if (single && this.here === '-' && this.text[this.at + 1] !== ']') {
        this.at += 1;
        const to = this.member();
        parts.push([[from[0]![0], to.at(-1)![1]]]);
      } else parts.push(from);
    }
    if (loose) return EVERY;
    return negated ? negate(unite(parts)) : unite(parts);
  }

  private member(): Characters {
    const c = this.next();
    if (c !== '\\') return single(c);
    return this.take('b') ? [[8, 8]] : this.escaped();
  }

  /** What follows a backslash. */
  private escaped(): Characters {
    const c = this.next();
    if (c === 'p' || c === 'P') {
      this.until('}');
      return EVERY;
    }
    const known = CLASSES[c];
    if (known) return known;
    if (c === 'x') return this.hex(2);
    if (c === 'u') return this.take('{') ? code(Number.parseInt(this.until('}'), 16)) : this.hex(4);
    if (c === 'c') return code(this.next().charCodeAt(0) % 32);
    const control = CONTROLS[c];
    return control === undefined ? single(c) : code(control);
  }

  private hex(size: number): Characters {
    const digits = this.text.slice(this.at, this.at + size).join('');
    this.at += size;
    const found = Number.parseInt(digits, 16);
    // Half of a pair of surrogates: what it stands for depends on what follows.
    return found >= 0xd800 && found <= 0xdfff ? EVERY : code(found);
  }

  private get here(): string {
    return this.text[this.at] ?? '';
  }

  private next(): string {
    const c = this.text[this.at];
    if (c === undefined) throw new PatternRefused('it ends too early');
    this.at += 1;
    return c;
  }

  private take(c: string): boolean {
    if (this.here !== c) return false;
    this.at += 1;
    return true;
  }

  /** Text up to a character, which is passed. */
  private until(end: string): string {
    let found = '';
    for (let c = this.next(); c !== end; c = this.next()) found += c;
    return found;
  }
}

function code(point: number): Characters {
  return [[point, point]];
}

function single(c: string): Characters {
  return code(c.codePointAt(0)!);
}

/** @throws PatternRefused where it has what cannot be proved linear */
export function readPattern(source: string): PatternTree {
  return new Reader(source).whole();
}
