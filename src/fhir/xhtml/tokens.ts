/** Reads a narrative's markup from left to right, once. Anything that is not well formed ends the reading. */

export interface Attribute {
  name: string;
  value: string;
}

/** What a reader is told of. Text comes with its entities resolved. */
export interface Listener {
  open(name: string, attributes: readonly Attribute[], empty: boolean): void;
  close(name: string): void;
  text(text: string): void;
}

/** The markup is not well formed; the word says how, never with the payload's own text. */
export class MarkupError extends Error {}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
/** Each is held against the others of its tag. */
const MOST_ATTRIBUTES = 100;
const BLANK = /[ \t\r\n]/;
const NAME_END = /[\s/>=<"'&]/;

/**
 * @throws MarkupError where the text is not well formed
 */
export function readMarkup(text: string, listener: Listener): void {
  let at = 0;
  while (at < text.length) {
    if (text.charCodeAt(at) !== 60) {
      const next = text.indexOf('<', at);
      const end = next < 0 ? text.length : next;
      listener.text(resolveEntities(text.slice(at, end)));
      at = end;
    } else if (text.startsWith('<!--', at)) at = after(text, '-->', at + 4);
    else if (text.startsWith('<![CDATA[', at)) {
      const end = after(text, ']]>', at + 9);
      listener.text(text.slice(at + 9, end - 3));
      at = end;
    } else if (text.startsWith('<!', at)) throw new MarkupError('has a document type declaration');
    else if (text.startsWith('<?', at)) at = after(text, '?>', at + 2);
    else if (text.charCodeAt(at + 1) === 47) at = readEnd(text, at + 2, listener);
    else at = readStart(text, at + 1, listener);
  }
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  if (at < 0) throw new MarkupError('has a comment, CDATA section or instruction that does not end');
  return at + mark.length;
}

function skipBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length && BLANK.test(text[at]!)) at++;
  return at;
}

function nameAt(text: string, from: number): string {
  let at = from;
  while (at < text.length && !NAME_END.test(text[at]!)) at++;
  const name = text.slice(from, at);
  if (!/^[A-Za-z_:\u0080-\uffff]/.test(name)) throw new MarkupError('has a < that starts no tag');
  return name;
}

function readEnd(text: string, from: number, listener: Listener): number {
  const name = nameAt(text, from);
  const at = skipBlank(text, from + name.length);
  if (text[at] !== '>') throw new MarkupError('has an end tag that does not end');
  listener.close(name);
  return at + 1;
}

function readStart(text: string, from: number, listener: Listener): number {
  const name = nameAt(text, from);
  const attributes: Attribute[] = [];
  let at = from + name.length;
  for (;;) {
    const next = skipBlank(text, at);
    const c = text[next];
    if (c === '>' || (c === '/' && text[next + 1] === '>')) {
      listener.open(name, attributes, c === '/');
      return next + (c === '/' ? 2 : 1);
    }
    if (next === at || c === undefined) throw new MarkupError('has a start tag that does not end');
    at = readAttribute(text, next, attributes);
  }
}

function readAttribute(text: string, from: number, into: Attribute[]): number {
  const name = nameAt(text, from);
  const equals = skipBlank(text, from + name.length);
  if (text[equals] !== '=') throw new MarkupError('has an attribute without a value');
  const start = skipBlank(text, equals + 1);
  const mark = text[start];
  const end = mark === '"' || mark === "'" ? text.indexOf(mark, start + 1) : -1;
  if (end < 0) throw new MarkupError('has an attribute whose value is not in quotes');
  const raw = text.slice(start + 1, end);
  if (raw.includes('<')) throw new MarkupError('has a < in an attribute');
  if (into.length >= MOST_ATTRIBUTES) throw new MarkupError('has a tag with too many attributes');
  if (into.some((one) => one.name === name)) throw new MarkupError('has an attribute twice in one tag');
  into.push({ name, value: resolveEntities(raw) });
  return end + 1;
}

function resolveEntities(raw: string): string {
  let at = raw.indexOf('&');
  if (at < 0) return raw;
  let out = '';
  let done = 0;
  while (at >= 0) {
    const end = raw.indexOf(';', at);
    if (end < 0 || end - at > 40) throw new MarkupError('has an & that starts no entity');
    out += raw.slice(done, at) + entity(raw.slice(at + 1, end));
    done = end + 1;
    at = raw.indexOf('&', done);
  }
  return out + raw.slice(done);
}

function entity(name: string): string {
  const known = ENTITIES[name];
  if (known !== undefined) return known;
  const digits = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name);
  if (!digits) throw new MarkupError('uses an entity that is not one of lt, gt, amp, quot and apos');
  const code = digits[1] ? Number.parseInt(digits[1], 16) : Number(digits[2]);
  const legal =
    code === 9 || code === 10 || code === 13 || (code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000));
  if (!legal) throw new MarkupError('has a character reference to a character that XML does not allow');
  return String.fromCodePoint(code);
}
