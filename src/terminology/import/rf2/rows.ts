/** Cuts the bytes of an RF2 file into rows and columns. No text is made of what nobody asks for. */
import { TerminologyError } from '../../terminology-error.js';
import { formOfId, isDate } from '../id-bytes.js';

const TAB = 9;
const LINE_FEED = 10;
const RETURN = 13;
const HASH_SIGN = 35;
const ACTIVE = 49;
const INACTIVE = 48;
const FEW = 100;
const SHARE = 0.01;

export interface Row {
  bytes: Uint8Array;
  /** Column `i` is bytes starts[i] to starts[i + 1] - 1, the last byte left out */
  starts: Uint32Array;
  active: boolean;
  effectiveTime: number;
}

export class RowReader {
  private rest: Uint8Array = new Uint8Array(0);
  private header: string[] | undefined;
  private line = 0;
  private readonly row: Row;
  rows = 0;
  /** Empty lines and lines that begin with # */
  private leftOut = 0;
  private wrongCheckDigits = 0;
  private firstWrong = 0;

  /**
   * @param name of the file, for messages
   * @param columns that it must begin with
   * @param idIsSctid false for members of reference sets, whose ids are UUIDs
   */
  constructor(
    private readonly name: string,
    private readonly columns: readonly string[],
    private readonly idIsSctid: boolean,
    private readonly take: (row: Row) => void,
  ) {
    this.row = { bytes: this.rest, starts: new Uint32Array(64), active: false, effectiveTime: 0 };
  }

  /** @throws TerminologyError where a line is not as the specification says */
  feed(chunk: Uint8Array): void {
    let bytes = chunk;
    if (this.rest.length > 0) {
      bytes = new Uint8Array(this.rest.length + chunk.length);
      bytes.set(this.rest);
      bytes.set(chunk, this.rest.length);
    }
    const used = this.lines(bytes);
    this.rest = bytes.subarray(used);
    if (this.rest.length > 1 << 20) throw this.wrong('The line is longer than a row can be');
  }

  /** @throws TerminologyError where the file ends within a row or has no header */
  end(): void {
    if (this.rest.length > 0) {
      const bytes = new Uint8Array(this.rest.length + 1);
      bytes.set(this.rest);
      bytes[this.rest.length] = LINE_FEED;
      this.lines(bytes);
      this.checkLast();
    }
    if (!this.header) throw new TerminologyError(`${this.name} is empty: not even the names of its columns are there.`);
  }

  private lines(bytes: Uint8Array): number {
    const { starts } = this.row;
    this.row.bytes = bytes;
    const { length } = bytes;
    let start = 0;
    let column = 0;
    starts[0] = 0;
    for (let at = 0; at < length; at += 1) {
      const byte = bytes[at]!;
      if (byte > RETURN) continue;
      if (byte === TAB) {
        column += 1;
        if (column < 63) starts[column] = at + 1;
      } else if (byte === LINE_FEED) {
        const end = at > start && bytes[at - 1] === RETURN ? at - 1 : at;
        this.line += 1;
        starts[column + 1] = end + 1;
        this.one(start, end, column + 1);
        start = at + 1;
        column = 0;
        starts[0] = start;
      }
    }
    return start;
  }

  private one(start: number, end: number, columns: number): void {
    const { bytes } = this.row;
    if (end === start || bytes[start] === HASH_SIGN) {
      this.leftOut += 1;
      return;
    }
    if (!this.header) {
      this.readHeader(bytes.subarray(start, end));
      return;
    }
    if (columns !== this.header.length)
      throw this.wrong(`The line has ${columns} columns where the first has ${this.header.length}`);
    this.read();
    this.rows += 1;
    this.take(this.row);
  }

  private read(): void {
    const { bytes, starts } = this.row;
    if (this.idIsSctid) this.checkId(formOfId(bytes, starts[0]!, starts[1]! - 1));
    if (!isDate(bytes, starts[1]!, starts[2]! - 1)) throw this.wrong('The effective time is no date');
    this.row.effectiveTime = numberAt(bytes, starts[1]!, 8);
    const flag = bytes[starts[2]!];
    if (starts[3]! - starts[2]! !== 2 || (flag !== ACTIVE && flag !== INACTIVE))
      throw this.wrong('The column active is neither 0 nor 1');
    this.row.active = flag === ACTIVE;
  }

  /** One wrong check digit is a slip of the publisher's; many say that the file is not what it was. */
  private checkId(form: ReturnType<typeof formOfId>): void {
    if (form === 'right') return;
    if (form === 'none') throw this.wrong('The id is no SNOMED CT identifier');
    this.wrongCheckDigits += 1;
    this.firstWrong ||= this.line;
    if (this.wrongCheckDigits > FEW && this.wrongCheckDigits > this.rows * SHARE)
      throw this.wrong('Too many ids fail their check digit');
  }

  /** What is worth saying of a file that was read all the same. */
  notes(): string[] {
    const notes: string[] = [];
    if (this.wrongCheckDigits > 0)
      notes.push(
        `${this.name}: ${this.wrongCheckDigits} ids fail their check digit, the first in line ${this.firstWrong}. They were kept.`,
      );
    if (this.leftOut > 0) notes.push(`${this.name}: ${this.leftOut} lines that are no rows were left out.`);
    return notes;
  }

  private readHeader(bytes: Uint8Array): void {
    const text = new TextDecoder().decode(bytes);
    if (text.includes('\u0000') || text.includes('\ufffd'))
      throw new TerminologyError(`${this.name} is not in UTF-8, as RF2 files must be. Take it from the release again.`);
    const header = text.split('\t');
    if (this.columns.some((column, at) => header[at]?.toLowerCase() !== column.toLowerCase()))
      throw new TerminologyError(
        `${this.name} does not begin with the columns that its name promises (${this.columns.join(', ')}).`,
      );
    this.header = header;
  }

  /** A last row without an end of line may have lost some of its last column. */
  private checkLast(): void {
    const { bytes, starts } = this.row;
    const columns = this.header?.length ?? 0;
    if (this.rows === 0 || !this.header?.[columns - 1]?.endsWith('Id')) return;
    if (formOfId(bytes, starts[columns - 1]!, bytes.length - 1) !== 'right') throw this.wrong('The file is cut short');
  }

  /** An error about the line that was read last; it quotes nothing of it. */
  wrong(what: string): TerminologyError {
    return new TerminologyError(
      `${this.name}, line ${this.line}: ${what}. The file is damaged; take it from the release again.`,
    );
  }
}

/** Digits as a number. */
export function numberAt(bytes: Uint8Array, start: number, length: number): number {
  let value = 0;
  for (let at = start; at < start + length; at += 1) value = value * 10 + bytes[at]! - 48;
  return value;
}
