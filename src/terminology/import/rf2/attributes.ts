/** Relationships other than is-a, where the user asked for them. */
import { TerminologyError } from '../../terminology-error.js';
import { IdMap, longer } from '../id-map.js';
import { equals } from './descriptions.js';
import { LatestRows } from './latest-rows.js';
import { numberAt, type Row } from './rows.js';

const IS_A = '116680003';
const STATED = '900000000000010007';
const decoder = new TextDecoder();

export class Attributes {
  readonly types = new IdMap();
  readonly values = new Map<number, string>();
  source = new Uint32Array(1000);
  target = new Uint32Array(1000);
  group = new Uint32Array(1000);
  type = new Uint16Array(1000);
  private size = 0;
  private readonly latest: LatestRows | undefined;

  constructor(hasHistory: boolean) {
    this.latest = hasHistory ? new LatestRows() : undefined;
  }

  /** @param isValue the target is a number or text and no concept */
  take(row: Row, concepts: IdMap, isValue: boolean): void {
    const { bytes, starts, active } = row;
    if (!this.latest && !active) return;
    if (equals(bytes, starts[7]!, starts[8]! - 1, IS_A) || equals(bytes, starts[8]!, starts[9]! - 1, STATED)) return;
    const source = concepts.find(bytes, starts[4]!, starts[5]! - 1);
    const target = isValue ? 0 : concepts.find(bytes, starts[5]!, starts[6]! - 1);
    if (source < 0 || target < 0) return;
    if (this.size === this.source.length) this.grow();
    const at = this.size;
    this.size += 1;
    this.source[at] = source;
    this.target[at] = target;
    this.group[at] = numberAt(bytes, starts[6]!, starts[7]! - 1 - starts[6]!);
    this.type[at] = this.typeNumber(bytes, starts[7]!, starts[8]! - 1);
    if (isValue) this.values.set(at, decoder.decode(bytes.subarray(starts[5]!, starts[6]! - 1)));
    this.latest?.take(row, false, at, 0);
  }

  /** Gives back what only the reading of further rows needs. */
  finish(): void {
    this.source = this.source.slice(0, this.size);
    this.target = this.target.slice(0, this.size);
    this.group = this.group.slice(0, this.size);
    this.type = this.type.slice(0, this.size);
  }

  /** Rows that hold, in the order in which they came. */
  rows(): Uint32Array {
    if (!this.latest) return Uint32Array.from({ length: this.size }, (_, at) => at);
    const rows: number[] = [];
    this.latest.each((at) => rows.push(at));
    return Uint32Array.from(rows);
  }

  private typeNumber(bytes: Uint8Array, start: number, end: number): number {
    const number = this.types.add(bytes, start, end);
    if (number > 0x7fff) throw new TerminologyError('The release has more kinds of attribute than an index can hold.');
    return number;
  }

  private grow(): void {
    this.source = longer(this.source);
    this.target = longer(this.target);
    this.group = longer(this.group);
    this.type = longer(this.type);
  }
}
