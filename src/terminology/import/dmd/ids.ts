/** Identifiers of a release, numbered as they come: those of dm+d, and trade item numbers of packs. */
import { GTIN_PREFIX } from '../../index-format.js';
import { IdMap } from '../id-map.js';

/** Above every half of an identifier, so that a trade item number is never taken for one of dm+d's. */
const GTIN_MARK = 2_000_000_000;
const MARKED = /^20000(\d{14})$/;
const ID = /^[1-9]\d{5,17}$/;
/** Shorter ones than GTIN-8 are none. Source: GS1 General Specifications, section 3. */
const GTIN = /^\d{8,14}$/;

export class DmdIds {
  private readonly map = new IdMap(1 << 16);

  get size(): number {
    return this.map.size;
  }

  /** Undefined where the text can be no identifier. */
  number(text: string): number | undefined {
    return ID.test(text) ? this.map.addText(text) : undefined;
  }

  gtinNumber(text: string): number | undefined {
    if (!GTIN.test(text)) return undefined;
    const whole = text.padStart(14, '0');
    return this.map.addPair(GTIN_MARK + Number(whole.slice(0, 5)), Number(whole.slice(5)));
  }

  code(number: number): string {
    const text = this.map.text(number);
    const gtin = MARKED.exec(text)?.[1];
    return gtin === undefined ? text : GTIN_PREFIX + gtin;
  }
}
