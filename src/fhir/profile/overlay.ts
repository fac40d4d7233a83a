/** What a profile adds to a type, as a tree that is laid over the payload. */
import type { Json, JsonObject } from '../../parse/tree.js';
import type { ElementNode } from '../compile/element-tree.js';
import type { Assertion } from '../compile/shape.js';
import type { StructureDef } from '../definitions/types.js';
import type { Slicing } from '../slicing/slicing.js';
import type { Run } from '../validate/run.js';

/** One occurrence of an element in the payload. */
export interface Occurrence {
  /** null where a primitive has only its `_name` object */
  readonly value: Json;
  readonly side: JsonObject | undefined;
  readonly typeId: string;
  /** Place in its array; -1 where the element does not repeat */
  readonly index: number;
}

/** Asks something of all occurrences of one element together. The run stands at their parent. */
export interface GroupAssertion {
  readonly says: string;
  check(all: readonly Occurrence[], run: Run): void;
}

export interface Overlay {
  readonly node: ElementNode;
  readonly assertions: readonly Assertion[];
  readonly children: readonly OverlayChild[];
}

export interface OverlayChild {
  /** FHIRPath step: value for value[x] */
  readonly name: string;
  readonly choice: boolean;
  /** Only occurrences of this type, where the profile names the element valueQuantity */
  readonly onlyType: string | undefined;
  readonly node: ElementNode;
  readonly group: readonly GroupAssertion[];
  readonly each: Overlay | undefined;
  readonly slicing: Slicing | undefined;
}

export interface Profile {
  readonly url: string;
  readonly type: string;
  readonly def: StructureDef;
  /** Nothing where the structure is a type of its own, which the walk of objects checks */
  readonly overlay: Overlay | undefined;
}
