/** Reads an expression into its syntax tree: the whole grammar of FHIRPath 2.0, by precedence climbing. */
import { PathSyntaxError } from './contract.js';
import { type Token, tokens } from './lexer.js';
import type { BinaryOperator, Syntax } from './syntax.js';

/** Binding strength; `is` and `as` stand between addition and union. */
const STRENGTH: ReadonlyMap<string, number> = new Map(
  Object.entries({
    '*': 12,
    '/': 12,
    div: 12,
    mod: 12,
    '+': 11,
    '-': 11,
    '&': 11,
    is: 10,
    as: 10,
    '|': 9,
    '<=': 8,
    '<': 8,
    '>': 8,
    '>=': 8,
    '=': 7,
    '~': 7,
    '!=': 7,
    '!~': 7,
    in: 6,
    contains: 6,
    and: 5,
    or: 4,
    xor: 4,
    implies: 3,
  }),
);
const UNITS = /^(?:year|month|week|day|hour|minute|second|millisecond)s?$/;
const LONGEST_NUMBER = 15;
/** Deep enough for any real rule; a hostile one must not end the stack. */
const DEEPEST = 200;

class Parser {
  private readonly list: Token[];
  private next = 0;
  private depth = 0;

  constructor(text: string) {
    this.list = tokens(text);
  }

  whole(): Syntax {
    const out = this.expression(0);
    if (this.token.kind !== 'end') throw this.wrong('The expression should end here.');
    return out;
  }

  private get token(): Token {
    return this.list[this.next]!;
  }

  private wrong(message: string): PathSyntaxError {
    return new PathSyntaxError(message, this.token.at);
  }

  private is(text: string): boolean {
    return this.token.kind === 'symbol' && this.token.text === text;
  }

  private expect(text: string): void {
    if (!this.is(text)) throw this.wrong(`Here should be ${text}`);
    this.next++;
  }

  private expression(least: number): Syntax {
    if (++this.depth > DEEPEST) throw this.wrong('The expression is nested too deeply.');
    let left = this.signed();
    for (;;) {
      const { text, kind, at } = this.token;
      const strength = kind === 'symbol' || kind === 'name' ? STRENGTH.get(text) : undefined;
      if (strength === undefined || strength <= least) break;
      this.next++;
      if (text === 'is' || text === 'as') left = { kind: 'type', operator: text, left, type: this.typeName(), at };
      else left = { kind: 'binary', operator: text as BinaryOperator, left, right: this.expression(strength), at };
    }
    this.depth--;
    return left;
  }

  private signed(): Syntax {
    const at = this.token.at;
    if (!this.is('+') && !this.is('-')) return this.invocations();
    const minus = this.is('-');
    this.next++;
    if (++this.depth > DEEPEST) throw this.wrong('The expression is nested too deeply.');
    const of = this.signed();
    this.depth--;
    return { kind: 'sign', minus, of, at };
  }

  private invocations(): Syntax {
    let on = this.term();
    for (;;) {
      const at = this.token.at;
      if (this.is('.')) {
        this.next++;
        on = this.invocation(on);
      } else if (this.is('[')) {
        this.next++;
        const index = this.expression(0);
        this.expect(']');
        on = { kind: 'indexer', on, index, at };
      } else return on;
    }
  }

  private invocation(on: Syntax | undefined): Syntax {
    const { kind, text, at } = this.token;
    if (this.is('$')) return this.special();
    if (kind !== 'name' && kind !== 'quoted') throw this.wrong('Here should be the name of an element or a function.');
    this.next++;
    if (kind === 'name' && this.is('(')) return { kind: 'call', on, name: text, args: this.args(), at };
    return { kind: 'member', on, name: text, at };
  }

  private args(): Syntax[] {
    this.expect('(');
    const out: Syntax[] = [];
    if (!this.is(')')) {
      out.push(this.expression(0));
      while (this.is(',')) {
        this.next++;
        out.push(this.expression(0));
      }
    }
    this.expect(')');
    return out;
  }

  private special(): Syntax {
    const at = this.token.at;
    this.next++;
    const name = this.token.text;
    if (this.token.kind !== 'name' || (name !== 'this' && name !== 'index' && name !== 'total'))
      throw this.wrong('After $ stands this, index or total.');
    this.next++;
    return { kind: name, at };
  }

  private term(): Syntax {
    const { kind, text, at } = this.token;
    if (kind === 'string') return this.step({ kind: 'literal', value: text, at });
    if (kind === 'number') return this.number();
    if (kind === 'moment') return this.step({ kind: 'moment', text: text.slice(1), at });
    if (kind === 'name' && (text === 'true' || text === 'false'))
      return this.step({ kind: 'literal', value: text === 'true', at });
    if (kind === 'symbol') return this.symbolTerm(at);
    return this.invocation(undefined);
  }

  private step(syntax: Syntax): Syntax {
    this.next++;
    return syntax;
  }

  private symbolTerm(at: number): Syntax {
    if (this.is('(')) {
      this.next++;
      const inside = this.expression(0);
      this.expect(')');
      return inside;
    }
    if (this.is('{')) {
      this.next++;
      this.expect('}');
      return { kind: 'empty', at };
    }
    if (this.is('%')) {
      this.next++;
      return { kind: 'constant', name: this.constantName(), at };
    }
    return this.invocation(undefined);
  }

  /** %vs-name and %ext-name are written with quotes by the standard and without by some profiles. */
  private constantName(): string {
    const { kind, text } = this.token;
    if (kind !== 'name' && kind !== 'quoted' && kind !== 'string') throw this.wrong('After % stands a name.');
    this.next++;
    let name = text;
    while (
      kind === 'name' &&
      (text === 'vs' || text === 'ext') &&
      this.is('-') &&
      this.list[this.next + 1]?.kind === 'name'
    ) {
      name += `-${this.list[this.next + 1]!.text}`;
      this.next += 2;
    }
    return name;
  }

  private number(): Syntax {
    const { text, at } = this.token;
    this.next++;
    const value = Number(text);
    const unit = this.token;
    if (unit.kind === 'string' || (unit.kind === 'name' && UNITS.test(unit.text))) {
      this.next++;
      return { kind: 'quantity', value, unit: unit.text, at };
    }
    // No FHIRPath integer is so long; profiles write SNOMED CT codes so, and a number would lose their last digits.
    const isCode = text.length > LONGEST_NUMBER && !text.includes('.');
    return { kind: 'literal', value: isCode ? text : value, at };
  }

  private typeName(): string {
    let name = this.namePart();
    while (this.is('.')) {
      this.next++;
      name += `.${this.namePart()}`;
    }
    return name;
  }

  private namePart(): string {
    const { kind, text } = this.token;
    if (kind !== 'name' && kind !== 'quoted') throw this.wrong('Here should be the name of a type.');
    this.next++;
    return text;
  }
}

/**
 * The syntax tree of a FHIRPath expression.
 * @throws PathSyntaxError where the text is not FHIRPath
 */
export function parsePath(text: string): Syntax {
  return new Parser(text).whole();
}
