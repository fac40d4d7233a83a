/** The grammar of UCUM's case-sensitive codes (UCUM 2.2, §2 and §6). */
import { atomOf, prefixOf, type UnitAtom } from './table.js';

export type Unit =
  | { kind: 'product'; left: Unit; right: Unit; divide: boolean }
  | { kind: 'inverse'; of: Unit }
  | { kind: 'atom'; code: string; atom: UnitAtom; prefix: number; exponent: number }
  | { kind: 'number'; value: number };

/** The code is not UCUM. The message never quotes it. */
export class UnitError extends Error {}

const LONGEST = 500;
const DEEPEST = 50;

class UnitParser {
  private at = 0;
  private depth = 0;

  constructor(private readonly code: string) {}

  whole(): Unit {
    const unit = this.mainTerm();
    if (this.at < this.code.length) throw new UnitError('it goes on where it should end');
    return unit;
  }

  private mainTerm(): Unit {
    if (this.code[this.at] !== '/') return this.term();
    this.at++;
    return this.term({ kind: 'inverse', of: this.component() });
  }

  private term(first?: Unit): Unit {
    let left = first ?? this.component();
    for (;;) {
      const sign = this.code[this.at];
      if (sign !== '.' && sign !== '/') return left;
      this.at++;
      left = { kind: 'product', left, right: this.component(), divide: sign === '/' };
    }
  }

  private component(): Unit {
    const c = this.code[this.at];
    if (c === '(') return this.inBrackets();
    if (c === '{') {
      this.annotation();
      return { kind: 'number', value: 1 };
    }
    const unit = this.symbol();
    if (this.code[this.at] === '{') this.annotation();
    return unit;
  }

  private inBrackets(): Unit {
    if (++this.depth > DEEPEST) throw new UnitError('its brackets are nested too deeply');
    this.at++;
    const inside = this.mainTerm();
    if (this.code[this.at] !== ')') throw new UnitError('a bracket does not close');
    this.at++;
    this.depth--;
    return inside;
  }

  /** Text in braces means nothing; it holds printable ASCII other than braces. */
  private annotation(): void {
    const end = this.code.indexOf('}', this.at);
    if (end < 0) throw new UnitError('an annotation does not close');
    if (!/^[!-z|~ ]*$/.test(this.code.slice(this.at + 1, end)))
      throw new UnitError('an annotation holds characters beyond ASCII');
    this.at = end + 1;
  }

  private symbol(): Unit {
    const text = this.symbolText();
    if (/^[0-9]+$/.test(text)) return { kind: 'number', value: Number(text) };
    const [code, exponent] = splitExponent(text);
    const atom = atomOf(code);
    if (atom) return { kind: 'atom', code, atom, prefix: 1, exponent };
    for (const size of [1, 2]) {
      const prefix = prefixOf(code.slice(0, size));
      const rest = code.slice(size);
      const prefixed = prefix === undefined ? undefined : atomOf(rest);
      if (prefix !== undefined && prefixed?.metric)
        return { kind: 'atom', code: rest, atom: prefixed, prefix, exponent };
    }
    throw new UnitError('it holds a unit that UCUM does not have');
  }

  /** Up to an operator; in square brackets anything may stand. */
  private symbolText(): string {
    const start = this.at;
    while (this.at < this.code.length && !'./(){}'.includes(this.code[this.at]!)) {
      if (this.code[this.at] === '[') {
        const end = this.code.indexOf(']', this.at);
        if (end < 0) throw new UnitError('a square bracket does not close');
        this.at = end;
      }
      this.at++;
    }
    if (this.at === start) throw new UnitError('a unit is missing');
    return this.code.slice(start, this.at);
  }
}

function splitExponent(text: string): [string, number] {
  const found = /[+-]?[0-9]+$/.exec(text);
  if (!found) return [text, 1];
  return [text.slice(0, found.index), Number(found[0])];
}

/**
 * Reads a UCUM code.
 * @throws UnitError where it is none
 */
export function parseUnit(code: string): Unit {
  if (code === '') throw new UnitError('it is empty');
  if (code.length > LONGEST) throw new UnitError('it is too long');
  return new UnitParser(code).whole();
}
