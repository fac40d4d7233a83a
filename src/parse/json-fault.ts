/**
 * Reads JSON that JSON.parse has refused: finds the first fault, says what it is in our own words, and keeps what was
 * read up to it, so that a broken record can still be told for what it is. The rules are those of RFC 8259.
 */
import { keyText, numberEnd } from './json-audit.js';
import type { Json, JsonObject } from './tree.js';

export interface JsonFault {
  message: string;
  offset: number;
  /** What stood before the fault, all open objects and arrays closed; undefined where there was nothing */
  partial: Json | undefined;
}

const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;
const LITERALS: readonly [string, Json][] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

class Fault extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

type Open = { value: Json[]; filled: boolean } | { value: JsonObject; key: string; filled: boolean };

/** Finds the first fault of a text that is not well-formed JSON; undefined where it is well-formed after all. */
export function findJsonFault(text: string, depthLimit: number): JsonFault | undefined {
  const reader = new PartialReader(text, depthLimit);
  try {
    reader.read();
    return undefined;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { message: error.message, offset: error.offset, partial: reader.root };
  }
}

class PartialReader {
  root: Json | undefined;
  private at = 0;
  private readonly open: Open[] = [];

  constructor(
    private readonly text: string,
    private readonly depthLimit: number,
  ) {}

  read(): void {
    this.readValue();
    while (this.open.length > 0) {
      const inner = this.open.at(-1)!;
      this.skipSpace();
      if (this.closes('key' in inner ? '}' : ']', inner)) continue;
      inner.filled = true;
      if ('key' in inner) this.readName(inner);
      this.readValue();
    }
    this.skipSpace();
    if (this.at < this.text.length)
      throw new Fault(
        'There is more text after the end of the JSON value; remove it, or send one value a line as NDJSON.',
        this.at,
      );
  }

  private readName(inner: { key: string }): void {
    if (this.text[this.at] !== '"') throw this.expected('a member name in double quotation marks');
    const start = this.at + 1;
    this.readString();
    inner.key = keyText(this.text, start, this.at - 1);
    this.skipSpace();
    if (this.text[this.at] !== ':') throw this.expected('a colon after the member name');
    this.at += 1;
  }

  /** Takes the end of an object or array, or the comma before the next part of it. */
  private closes(bracket: '}' | ']', inner: Open): boolean {
    if (this.text[this.at] === bracket) {
      this.at += 1;
      this.open.pop();
      return true;
    }
    if (!inner.filled) return false;
    if (this.text[this.at] !== ',')
      throw this.expected(`a comma or a closing ${bracket === '}' ? 'brace' : 'bracket'}`);
    this.at += 1;
    this.skipSpace();
    if (this.text[this.at] === bracket)
      throw new Fault('A comma stands before the closing bracket; remove it.', this.at - 1);
    return false;
  }

  private readValue(): void {
    this.skipSpace();
    const char = this.text[this.at];
    if (char === '{' || char === '[') this.openContainer(char);
    else this.put(char === '"' ? this.readString() : this.readScalar());
  }

  private readScalar(): Json {
    const literal = LITERALS.find(([word]) => this.text.startsWith(word, this.at));
    if (!literal) return this.readNumber();
    this.at += literal[0].length;
    return literal[1];
  }

  private openContainer(char: string): void {
    if (this.open.length >= this.depthLimit) throw new Fault(tooDeepMessage(this.depthLimit), this.at);
    this.at += 1;
    const next: Open = char === '{' ? { value: {}, key: '', filled: false } : { value: [], filled: false };
    this.put(next.value);
    this.open.push(next);
  }

  private put(value: Json): void {
    const inner = this.open.at(-1);
    if (!inner) this.root = value;
    else if ('key' in inner)
      Object.defineProperty(inner.value, inner.key, { value, writable: true, enumerable: true, configurable: true });
    else inner.value.push(value);
  }

  private readString(): string {
    const start = this.at;
    for (this.at += 1; this.at < this.text.length; this.at += 1) {
      const code = this.text.charCodeAt(this.at);
      if (code === 34) {
        this.at += 1;
        return keyText(this.text, start + 1, this.at - 1);
      }
      if (code < 32)
        throw new Fault(
          code === 10 || code === 13
            ? 'A string is not closed before the end of the line.'
            : 'A control character stands in a string; write it as an escape.',
          this.at,
        );
      if (code === 92) this.readEscape();
    }
    throw new Fault('The text ends inside a string that is not closed; the file may have been cut short.', start);
  }

  private readEscape(): void {
    this.at += 1;
    const code = this.text[this.at] ?? '';
    if (code === 'u' && /^[0-9A-Fa-f]{4}$/.test(this.text.slice(this.at + 1, this.at + 5))) this.at += 4;
    else if (code === '' || !'"\\/bfnrt'.includes(code))
      throw new Fault('A backslash in a string starts no escape that JSON knows; write two backslashes.', this.at - 1);
  }

  private readNumber(): number {
    const char = this.text.charCodeAt(this.at);
    if (char !== 45 && !(char >= 48 && char <= 57)) throw this.expected('a value');
    const end = numberEnd(this.text, this.at);
    if (!NUMBER.test(this.text.slice(this.at, end)))
      throw new Fault('A number is not written as JSON writes numbers.', this.at);
    const value = Number(this.text.slice(this.at, end));
    this.at = end;
    return value;
  }

  private skipSpace(): void {
    while (this.at < this.text.length && ' \t\n\r'.includes(this.text[this.at]!)) this.at += 1;
  }

  private expected(what: string): Fault {
    if (this.at >= this.text.length)
      return new Fault(`The text ends where ${what} is due; the file may have been cut short.`, this.at);
    const comment = this.text.startsWith('//', this.at) || this.text.startsWith('/*', this.at);
    return new Fault(
      comment ? `JSON has no comments; ${what} is due here.` : `This is not well-formed JSON: ${what} is due here.`,
      this.at,
    );
  }
}

/** Our words for nesting beyond the limit. */
export function tooDeepMessage(depthLimit: number): string {
  return `The payload nests more than ${depthLimit} levels deep, which is more than is read; check how it was made.`;
}
