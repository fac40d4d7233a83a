/**
 * Reads a narrative's markup from left to right, once. Anything that is not well formed ends the reading.
 * Narratives are half of many payloads, so this works on character codes and makes no strings that nobody asks for.
 */
import { resolveEntities } from './entities.js';
import { MarkupError } from './markup-error.js';

export interface Attribute {
  name: string;
  value: string;
}

/** What a reader is told of. */
export interface Listener {
  open(name: string, attributes: readonly Attribute[], empty: boolean): void;
  close(): void;
  /** Text or a CDATA section, entities resolved; blank: nothing but white space. */
  text(blank: boolean): void;
}

const NONE: readonly Attribute[] = [];
/** Each is held against the others of its tag. */
const MOST_ATTRIBUTES = 100;

const SPACE = 32;
const BANG = 33;
const QUOTE = 34;
const AMPERSAND = 38;
const APOSTROPHE = 39;
const SLASH = 47;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const QUESTION = 63;

/** Codes that end a name. */
const ENDS_NAME = new Uint8Array(128);
for (const code of [9, 10, 12, 13, SPACE, QUOTE, AMPERSAND, APOSTROPHE, SLASH, LESS, EQUALS, GREATER])
  ENDS_NAME[code] = 1;

const isBlank = (code: number): boolean => code === SPACE || code === 10 || code === 9 || code === 13;

/** Letters, the underscore, the colon, and all beyond ASCII. */
const startsName = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 58 || code >= 128;

/**
 * @throws MarkupError where the text is not well formed
 */
export function readMarkup(text: string, listener: Listener): void {
  new MarkupReader(text, listener).read();
}

class MarkupReader {
  private at = 0;
  /** The next ampersand from here on; looked for again only when it has been passed. */
  private ampersand: number;
  /** Names of the elements that are open. */
  private readonly names: string[] = [];

  constructor(
    private readonly source: string,
    private readonly listener: Listener,
  ) {
    this.ampersand = source.indexOf('&');
  }

  read(): void {
    const { source } = this;
    while (this.at < source.length) {
      const next = source.indexOf('<', this.at);
      const end = next < 0 ? source.length : next;
      if (end > this.at) this.text(end);
      if (next < 0) return;
      const code = source.charCodeAt(next + 1);
      if (code === SLASH) this.endTag(next + 2);
      else if (code === BANG || code === QUESTION) this.other(next);
      else this.startTag(next + 1);
    }
  }

  private text(end: number): void {
    const start = this.at;
    this.at = end;
    if (this.ampersand >= 0 && this.ampersand < start) this.ampersand = this.source.indexOf('&', start);
    if (this.ampersand >= 0 && this.ampersand < end) {
      const resolved = resolveEntities(this.source.slice(start, end));
      this.listener.text(isBlankBetween(resolved, 0, resolved.length));
    } else this.listener.text(isBlankBetween(this.source, start, end));
  }

  /** Comments, CDATA sections and processing instructions. */
  private other(at: number): void {
    const { source } = this;
    if (source.startsWith('<!--', at)) this.at = this.after('-->', at + 4);
    else if (source.startsWith('<![CDATA[', at)) {
      this.at = this.after(']]>', at + 9);
      this.listener.text(isBlankBetween(source, at + 9, this.at - 3));
    } else if (source.startsWith('<?', at)) this.at = this.after('?>', at + 2);
    else throw new MarkupError('has a document type declaration');
  }

  private after(mark: string, from: number): number {
    const at = this.source.indexOf(mark, from);
    if (at < 0) throw new MarkupError('has a comment, CDATA section or instruction that does not end');
    return at + mark.length;
  }

  private skipBlank(from: number): number {
    let at = from;
    while (isBlank(this.source.charCodeAt(at))) at++;
    return at;
  }

  /** Where the name that starts here ends. */
  private afterName(from: number): number {
    const { source } = this;
    let at = from;
    let code = source.charCodeAt(at);
    if (!startsName(code)) throw new MarkupError('has a < that starts no tag');
    while (code >= 128 || ENDS_NAME[code] === 0) code = source.charCodeAt(++at);
    return at;
  }

  private endTag(from: number): void {
    const name = this.names.pop();
    if (name === undefined || !this.source.startsWith(name, from))
      throw new MarkupError('has an end tag that does not fit its start tag');
    const at = this.skipBlank(from + name.length);
    if (this.source.charCodeAt(at) !== GREATER) throw new MarkupError('has an end tag that does not fit its start tag');
    this.listener.close();
    this.at = at + 1;
  }

  private startTag(from: number): void {
    const { source } = this;
    let at = this.afterName(from);
    const name = nameBetween(source, from, at);
    let attributes: Attribute[] | undefined;
    for (;;) {
      const next = this.skipBlank(at);
      const code = source.charCodeAt(next);
      const empty = code === SLASH && source.charCodeAt(next + 1) === GREATER;
      if (code === GREATER || empty) {
        this.listener.open(name, attributes ?? NONE, empty);
        if (!empty) this.names.push(name);
        this.at = next + (empty ? 2 : 1);
        return;
      }
      if (next === at || next >= source.length) throw new MarkupError('has a start tag that does not end');
      attributes ??= [];
      at = this.attribute(next, attributes);
    }
  }

  private attribute(from: number, into: Attribute[]): number {
    const { source } = this;
    const nameEnd = this.afterName(from);
    const equals = this.skipBlank(nameEnd);
    if (source.charCodeAt(equals) !== EQUALS) throw new MarkupError('has an attribute without a value');
    const start = this.skipBlank(equals + 1);
    const mark = source.charCodeAt(start);
    const end = mark === QUOTE || mark === APOSTROPHE ? source.indexOf(source[start]!, start + 1) : -1;
    if (end < 0) throw new MarkupError('has an attribute whose value is not in quotes');
    const raw = source.slice(start + 1, end);
    if (raw.includes('<')) throw new MarkupError('has a < in an attribute');
    const name = source.slice(from, nameEnd);
    if (into.length >= MOST_ATTRIBUTES) throw new MarkupError('has a tag with too many attributes');
    if (into.some((one) => one.name === name)) throw new MarkupError('has an attribute twice in one tag');
    into.push({ name, value: resolveEntities(raw) });
    return end + 1;
  }
}

/** Names that narratives use, by their first letter: one that is known needs no new string and no new hash. */
const USUAL =
  'div p br span b i em strong table thead tbody tr td th ul ol li a img h1 h2 h3 h4 h5 h6 pre hr code'.split(' ');
const BY_FIRST: readonly (readonly string[])[] = Array.from({ length: 128 }, (_, code) =>
  USUAL.filter((name) => name.charCodeAt(0) === code),
);

function nameBetween(text: string, from: number, to: number): string {
  const known = BY_FIRST[text.charCodeAt(from)];
  if (known)
    for (let i = 0; i < known.length; i++)
      if (known[i]!.length === to - from && text.startsWith(known[i]!, from)) return known[i]!;
  return text.slice(from, to);
}

function isBlankBetween(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isBlank(text.charCodeAt(at))) return false;
  return true;
}
