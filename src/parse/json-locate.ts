/** Finds the text of a value in JSON that is known to be well-formed, by its path. What has been passed once is remembered. */
import type { PathStep } from './fhir-path.js';
import { keyText, numberEnd, stringEnd } from './json-audit.js';

/** Offsets of a value's text; `end` is after its last character. */
export interface Span {
  start: number;
  end: number;
}

/** Finds values of one text; members of objects and items of arrays on the way are read once only. */
export class JsonLocator {
  private readonly members = new Map<number, ReadonlyMap<string, number>>();
  private readonly items = new Map<number, readonly number[]>();
  private readonly ends = new Map<number, number>();

  constructor(private readonly text: string) {}

  /**
   * Follows steps from the root; where a step leads nowhere the value above it is given.
   * A choice may be named without its type (`value` for valueQuantity), and `extension` below a primitive is looked for
   * under the member with the underscore. Of members with the same name the last counts, as in JSON.parse.
   */
  find(steps: readonly PathStep[]): Span {
    const { text } = this;
    let at = skipSpace(text, 0);
    for (const [position, step] of steps.entries()) {
      if (step.name !== '') {
        if (text[at] === '[') at = this.itemsOf(at)[0] ?? at;
        const found = text[at] === '{' ? this.member(at, step, position + 1 < steps.length) : undefined;
        if (found === undefined) break;
        at = found;
      }
      const item = text[at] === '[' ? this.item(at, step) : at;
      if (item === undefined) break;
      at = item;
    }
    return { start: at, end: this.endOf(at) };
  }

  /** Many findings may be at one large value, as the whole Bundle. */
  private endOf(at: number): number {
    const end = this.ends.get(at) ?? skipValue(this.text, at);
    this.ends.set(at, end);
    return end;
  }

  /** The offset of a member's value: the name itself, else the choice of that name, else the primitive's companion. */
  private member(object: number, step: PathStep, more: boolean): number | undefined {
    const members = this.membersOf(object);
    const companion = members.get(`_${step.name}`);
    const best = members.get(step.name) ?? choiceOf(members, step) ?? companion;
    return more && companion !== undefined && best !== undefined && this.isPrimitive(best) ? companion : best;
  }

  /** Without an index or a URL the array itself is meant. */
  private item(array: number, step: PathStep): number | undefined {
    if (step.url === undefined) return step.index === undefined ? array : this.itemsOf(array)[step.index];
    return this.itemsOf(array).find((item) => this.text[item] === '{' && this.textOf(item, 'url') === step.url);
  }

  private textOf(object: number, name: string): string | undefined {
    const value = this.membersOf(object).get(name);
    return value === undefined ? undefined : keyText(this.text, value + 1, stringEnd(this.text, value + 1));
  }

  private isPrimitive(at: number): boolean {
    if (this.text[at] === '{') return false;
    if (this.text[at] !== '[') return true;
    const first = this.itemsOf(at)[0];
    return first !== undefined && this.text[first] !== '{';
  }

  private itemsOf(array: number): readonly number[] {
    const known = this.items.get(array);
    if (known) return known;
    const { text } = this;
    const items: number[] = [];
    for (let at = skipSpace(text, array + 1); at < text.length && text[at] !== ']'; ) {
      items.push(at);
      at = skipSpace(text, skipValue(text, at));
      if (text[at] === ',') at = skipSpace(text, at + 1);
    }
    this.items.set(array, items);
    return items;
  }

  private membersOf(object: number): ReadonlyMap<string, number> {
    const known = this.members.get(object);
    if (known) return known;
    const { text } = this;
    const members = new Map<string, number>();
    for (let at = skipSpace(text, object + 1); text[at] === '"'; ) {
      const end = stringEnd(text, at + 1);
      const value = skipSpace(text, skipSpace(text, end + 1) + 1);
      members.set(keyText(text, at + 1, end), value);
      at = skipSpace(text, skipValue(text, value));
      if (text[at] === ',') at = skipSpace(text, at + 1);
    }
    this.members.set(object, members);
    return members;
  }
}

function choiceOf(members: ReadonlyMap<string, number>, { name, type }: PathStep): number | undefined {
  if (type !== undefined) return members.get(name + type.charAt(0).toUpperCase() + type.slice(1));
  for (const [key, value] of members) if (key.startsWith(name) && /^[A-Z]/.test(key.slice(name.length))) return value;
  return undefined;
}

/** The offset after a value. */
function skipValue(text: string, start: number): number {
  const first = text[start];
  if (first === '"') return stringEnd(text, start + 1) + 1;
  if (first !== '{' && first !== '[') return skipScalar(text, start);
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === 34) at = stringEnd(text, at + 1);
    else if (char === 123 || char === 91) depth += 1;
    else if ((char === 125 || char === 93) && --depth === 0) return at + 1;
  }
  return text.length;
}

function skipScalar(text: string, start: number): number {
  const char = text.charCodeAt(start);
  if (char === 45 || (char >= 48 && char <= 57)) return numberEnd(text, start);
  return Math.min(text.length, start + (char === 102 ? 5 : 4));
}

/** The offset of the first character that is no white space of JSON. */
function skipSpace(text: string, start: number): number {
  let at = start;
  for (; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char !== 32 && char !== 10 && char !== 13 && char !== 9) break;
  }
  return at;
}
