/** Reads the part of JavaScript's regular expressions that can be run in linear time: no look-around, no back-references. */

/** Does a character (a UTF-16 unit) belong? */
export type Accepts = (code: number) => boolean;

export type PatternNode =
  | { kind: 'one'; accepts: Accepts }
  | { kind: 'edge'; at: 'start' | 'end' | 'word' | 'inside' }
  | { kind: 'all'; parts: PatternNode[] }
  | { kind: 'any'; of: PatternNode[] }
  | { kind: 'repeat'; of: PatternNode; least: number; most: number };

/** The expression uses something that cannot be run in linear time, or is none at all. */
export class PatternError extends Error {}

const isDigit: Accepts = (c) => c >= 48 && c <= 57;
const isWord: Accepts = (c) => isDigit(c) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95;
const isSpace: Accepts = (c) => /\s/.test(String.fromCharCode(c));
const not =
  (test: Accepts): Accepts =>
  (c) =>
    !test(c);

const CLASSES: Readonly<Record<string, Accepts>> = {
  d: isDigit,
  D: not(isDigit),
  w: isWord,
  W: not(isWord),
  s: isSpace,
  S: not(isSpace),
};
const CONTROLS: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11, 0: 0 };
const DEEPEST = 100;

class PatternReader {
  private at = 0;
  private depth = 0;

  constructor(private readonly source: string) {}

  whole(): PatternNode {
    const node = this.alternatives();
    if (this.at < this.source.length) throw new PatternError('A bracket closes that was not opened.');
    return node;
  }

  private get here(): string | undefined {
    return this.source[this.at];
  }

  private take(text: string): boolean {
    if (!this.source.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  private alternatives(): PatternNode {
    if (++this.depth > DEEPEST) throw new PatternError('The expression is nested too deeply.');
    const of = [this.sequence()];
    while (this.take('|')) of.push(this.sequence());
    this.depth--;
    return of.length === 1 ? of[0]! : { kind: 'any', of };
  }

  private sequence(): PatternNode {
    const parts: PatternNode[] = [];
    while (this.here !== undefined && this.here !== '|' && this.here !== ')') parts.push(this.repeated(this.atom()));
    return parts.length === 1 ? parts[0]! : { kind: 'all', parts };
  }

  private repeated(of: PatternNode): PatternNode {
    let node = of;
    for (;;) {
      const range = this.range();
      if (!range) return node;
      this.take('?');
      node = { kind: 'repeat', of: node, least: range[0], most: range[1] };
    }
  }

  private range(): [number, number] | undefined {
    if (this.take('*')) return [0, Number.POSITIVE_INFINITY];
    if (this.take('+')) return [1, Number.POSITIVE_INFINITY];
    if (this.take('?')) return [0, 1];
    const found = /^\{([0-9]{1,4})(,([0-9]{0,4}))?\}/.exec(this.source.slice(this.at, this.at + 12));
    if (!found) return undefined;
    this.at += found[0].length;
    const least = Number(found[1]);
    return [least, found[2] === undefined ? least : found[3] === '' ? Number.POSITIVE_INFINITY : Number(found[3])];
  }

  private atom(): PatternNode {
    const c = this.source[this.at++]!;
    if (c === '(') return this.group();
    if (c === '[') return { kind: 'one', accepts: this.charClass() };
    if (c === '^') return { kind: 'edge', at: 'start' };
    if (c === '$') return { kind: 'edge', at: 'end' };
    if (c === '.') return { kind: 'one', accepts: () => true };
    if (c === '*' || c === '+' || c === '?') throw new PatternError('A repetition repeats nothing.');
    if (c !== '\\') return this.letter(c.charCodeAt(0));
    if (this.take('b')) return { kind: 'edge', at: 'word' };
    if (this.take('B')) return { kind: 'edge', at: 'inside' };
    if (/[1-9k]/.test(this.here ?? '')) throw new PatternError('A back-reference cannot be run in linear time.');
    return { kind: 'one', accepts: this.escaped() };
  }

  private letter(code: number): PatternNode {
    return { kind: 'one', accepts: (c) => c === code };
  }

  private group(): PatternNode {
    if (this.take('?') && !this.take(':')) {
      const named = /^<[A-Za-z_]\w{0,60}>/.exec(this.source.slice(this.at, this.at + 70));
      if (!named) throw new PatternError('Looking around cannot be run in linear time.');
      this.at += named[0].length;
    }
    const inside = this.alternatives();
    if (!this.take(')')) throw new PatternError('A bracket does not close.');
    return inside;
  }

  /** What follows a backslash. */
  private escaped(): Accepts {
    const code = this.escapedCode();
    return typeof code === 'number' ? (c) => c === code : code;
  }

  private escapedCode(): number | Accepts {
    const c = this.source[this.at++];
    if (c === undefined) throw new PatternError('The expression ends in a backslash.');
    const known = CLASSES[c];
    if (known) return known;
    const hex = c === 'x' || c === 'u' ? this.hex(c === 'x' ? 2 : 4) : undefined;
    return hex ?? CONTROLS[c] ?? c.charCodeAt(0);
  }

  private hex(size: number): number | undefined {
    const digits = this.source.slice(this.at, this.at + size);
    if (digits.length < size || /[^0-9A-Fa-f]/.test(digits)) return undefined;
    this.at += size;
    return Number.parseInt(digits, 16);
  }

  private charClass(): Accepts {
    const negated = this.take('^');
    const parts: Accepts[] = [];
    while (!this.take(']')) {
      if (this.here === undefined) throw new PatternError('A set of characters does not close.');
      const from = this.member();
      if (typeof from !== 'number') parts.push(from);
      else if (this.here === '-' && this.source[this.at + 1] !== ']') {
        this.at++;
        const to = this.member();
        if (typeof to === 'number') parts.push((c) => c >= from && c <= to);
        else parts.push((c) => c === from || c === 45, to);
      } else parts.push((c) => c === from);
    }
    const has: Accepts = (c) => parts.some((part) => part(c));
    return negated ? not(has) : has;
  }

  private member(): number | Accepts {
    const c = this.source[this.at++];
    if (c === undefined) throw new PatternError('A set of characters does not close.');
    if (c !== '\\') return c.charCodeAt(0);
    return this.take('b') ? 8 : this.escapedCode();
  }
}

/** @throws PatternError */
export function readPattern(source: string): PatternNode {
  return new PatternReader(source).whole();
}

/** Unbounded repetitions inside repetitions, which is where a backtracking engine can take for ever. */
export function isNested(node: PatternNode, inside = false): boolean {
  switch (node.kind) {
    case 'repeat':
      return (inside && node.most > 1) || isNested(node.of, inside || node.most > 1);
    case 'all':
      return node.parts.some((part) => isNested(part, inside));
    case 'any':
      return inside || node.of.some((part) => isNested(part, inside));
    default:
      return false;
  }
}
