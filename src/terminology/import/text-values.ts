/** Texts that codes have, of which many are the same: each is kept once. */
import { listsOf } from '../index/columns.js';
import { Pairs } from './pairs.js';

export class TextValues {
  private readonly numbers = new Map<string, number>();
  private readonly texts: string[] = [];
  private readonly pairs = new Pairs();

  add(code: number, text: string): void {
    let number = this.numbers.get(text);
    if (number === undefined) {
      const own = ownText(text);
      number = this.texts.push(own) - 1;
      this.numbers.set(own, number);
    }
    this.pairs.add(code, number);
  }

  /** In the order of ordinals; what is said of a code twice stands once. */
  columns(codes: number, ordinals: Uint32Array): { concepts: Uint32Array; values: string[] } {
    const [from, numbers] = this.pairs.columns();
    const { offsets, values } = listsOf(
      codes,
      from.map((one) => ordinals[one]!),
      numbers,
    );
    const concepts = new Uint32Array(values.length);
    for (let code = 0; code < codes; code += 1) concepts.fill(code, offsets[code], offsets[code + 1]);
    return { concepts, values: Array.from(values, (number) => this.texts[number]!) };
  }
}

const LONGEST_COPIED = 12;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A text of its own: a longer part of a text keeps the whole of it in memory, which may be a whole file. */
export function ownText(text: string): string {
  return text.length <= LONGEST_COPIED ? text : decoder.decode(encoder.encode(text));
}
