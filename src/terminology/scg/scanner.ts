/** Reads the words and signs of an expression. Source: SNOMED CT compositional grammar 2.4. */
import { ScgError } from './scg-error.js';

const MOST_CHARACTERS = 100_000;
const SPACE = /[ \t\r\n]*/y;
const DIGITS = /\d+/y;
const TERM = /\|[^|]*\|/y;
const TEXT = /"(?:[^"\\]|\\["\\])+"/y;
const NUMBER = /#[+-]?(?:0|[1-9]\d*)(?:\.\d+)?(?![\d.])/y;
const WORD = /[A-Za-z]+/y;
const FORMS = { digits: DIGITS, term: TERM, text: TEXT, number: NUMBER, word: WORD };

export class Scanner {
  at = 0;

  /** @throws ScgError where the text is longer than 100,000 characters */
  constructor(private readonly text: string) {
    if (text.length > MOST_CHARACTERS) throw new ScgError('The expression is longer than 100,000 characters.', 0);
    this.skipSpace();
  }

  get ended(): boolean {
    return this.at >= this.text.length;
  }

  /** Goes past a sign and the white space after it, where it stands here. */
  take(sign: string): boolean {
    if (!this.text.startsWith(sign, this.at)) return false;
    this.at += sign.length;
    this.skipSpace();
    return true;
  }

  /** @throws ScgError where the sign does not stand here */
  expect(sign: string): void {
    if (!this.take(sign)) this.fail(`Here ${sign} is expected.`);
  }

  is(sign: string): boolean {
    return this.text.startsWith(sign, this.at);
  }

  /** Reads something of a form, and the white space after it; undefined where it is not here. */
  read(form: keyof typeof FORMS): string | undefined {
    const pattern = FORMS[form];
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found === undefined) return undefined;
    this.at += found.length;
    this.skipSpace();
    return found;
  }

  fail(fault: string, at = this.at): never {
    throw new ScgError(at >= this.text.length ? `${fault} The expression ends too early.` : fault, at);
  }

  private skipSpace(): void {
    SPACE.lastIndex = this.at;
    this.at += SPACE.exec(this.text)?.[0].length ?? 0;
  }
}
