/** Walks over the tokens of a constraint, and holds its depth within bounds. */
import { EclError } from './ecl-error.js';
import type { Token } from './tokens.js';
import type { Constraint } from './tree.js';

const MOST_DEEP = 200;

/** The rules that others need in turn: a whole constraint, and one that needs no brackets. */
export interface Rules {
  constraint(reader: TokenReader): Constraint;
  simple(reader: TokenReader): Constraint;
}

export class TokenReader {
  private place = 0;
  private depth = 0;
  private readonly closing: ReadonlyMap<number, number>;

  constructor(
    private readonly tokens: readonly Token[],
    readonly rules: Rules,
  ) {
    this.closing = pairs(tokens);
  }

  peek(ahead = 0): Token {
    return this.tokens[this.place + ahead] ?? this.tokens[this.tokens.length - 1]!;
  }

  next(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.place += 1;
    return token;
  }

  is(kind: Token['kind'], text?: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === kind && (text === undefined || same(token, text));
  }

  /** Goes past a sign or keyword where it stands here; upper and lower case of a keyword are the same. */
  take(text: string, kind: Token['kind'] = 'sign'): boolean {
    if (!this.is(kind, text)) return false;
    this.place += 1;
    return true;
  }

  /** @throws EclError where the sign does not stand here */
  expect(sign: string): void {
    if (!this.take(sign)) this.fail(`Here ${sign} is expected.`);
  }

  fail(fault: string, token: Token = this.peek()): never {
    throw new EclError(token.kind === 'end' ? `${fault} The expression ends too early.` : fault, token.at);
  }

  /** The token after the bracket that closes the one here. */
  afterBrackets(): Token | undefined {
    const end = this.closing.get(this.place);
    return end === undefined ? undefined : this.tokens[end + 1];
  }

  /**
   * Reads one level deeper.
   * @throws EclError where the expression has more than 200 levels
   */
  deeper<T>(read: () => T): T {
    if (this.depth >= MOST_DEEP) this.fail('The expression has more than 200 levels of brackets.');
    this.depth += 1;
    const result = read();
    this.depth -= 1;
    return result;
  }

  /** Reads one or more in brackets, without commas. */
  several<T>(read: () => T): T[] {
    this.expect('(');
    const found = [read()];
    while (!this.take(')')) found.push(read());
    return found;
  }
}

function same({ kind, text }: Token, wanted: string): boolean {
  return kind === 'word' ? text.toLowerCase() === wanted : text === wanted;
}

function pairs(tokens: readonly Token[]): Map<number, number> {
  const open: number[] = [];
  const closing = new Map<number, number>();
  for (const [at, { kind, text }] of tokens.entries()) {
    if (kind !== 'sign') continue;
    if (text === '(') open.push(at);
    const start = text === ')' ? open.pop() : undefined;
    if (start !== undefined) closing.set(start, at);
  }
  return closing;
}
