/** The concepts of a release: the latest row of each. */
import type { CodeSet } from '../../index/code-set.js';
import { IdMap, longer } from '../id-map.js';
import { equals } from './descriptions.js';
import type { Row } from './rows.js';

const DEFINED = '900000000000073002';

export class Concepts {
  readonly ids: IdMap;
  /** Modules, and how many concepts each has */
  readonly modules = new IdMap();
  readonly inModule: number[] = [];
  times: Uint32Array;
  active: Uint8Array;
  module: Uint16Array;
  defined: Uint8Array;

  constructor(expected: number) {
    this.ids = new IdMap(expected);
    this.times = new Uint32Array(expected);
    this.active = new Uint8Array(expected);
    this.module = new Uint16Array(expected);
    this.defined = new Uint8Array(expected);
  }

  take({ bytes, starts, effectiveTime, active }: Row): void {
    const number = this.ids.add(bytes, starts[0]!, starts[1]! - 1);
    if (number >= this.times.length) {
      this.times = longer(this.times);
      this.active = longer(this.active);
      this.module = longer(this.module);
      this.defined = longer(this.defined);
    }
    if (effectiveTime < this.times[number]!) return;
    const module = this.modules.add(bytes, starts[3]!, starts[4]! - 1);
    if (this.times[number] === 0) this.inModule[module] = (this.inModule[module] ?? 0) + 1;
    this.module[number] = module;
    this.defined[number] = equals(bytes, starts[4]!, starts[5]! - 1, DEFINED) ? 1 : 0;
    this.times[number] = effectiveTime;
    this.active[number] = active ? 1 : 0;
  }

  /** Puts all codes into a set, whose numbers are those of the concepts. */
  addTo(codes: CodeSet): void {
    for (let number = 0; number < this.ids.size; number += 1) codes.add(this.ids.text(number));
  }
}
