/** The compiled forms: what one type's objects may hold and what is asked of them. All are made once and never changed. */
import type { Json, JsonObject } from '../../parse/tree.js';
import type { PrimitiveRule } from '../primitive/problem.js';
import type { Run } from '../validate/run.js';
import type { ElementNode } from './element-tree.js';

/** Asks something of one element. `side` is the `_name` object of a primitive; `typeId` its type where that was chosen. */
export type Check = (value: Json, run: Run, side?: JsonObject, typeId?: string) => void;

/** An assertion is a check that can say what it checks, for `explain`. */
export interface Assertion {
  readonly says: string;
  readonly check: Check;
  /** It reads a primitive's `_name` object */
  readonly readsSide?: boolean;
  /** It is asked also where a primitive has only its `_name` object; the value is null then */
  readonly withoutValue?: boolean;
}

export interface ComplexType {
  /** Type id: a FHIR type name, or the path of an inline element as Patient.contact */
  readonly id: string;
  readonly node: ElementNode;
  /** By JSON property; choice elements once for each type, primitives also by `_name` */
  readonly children: ReadonlyMap<string, Child>;
  readonly required: readonly Child[];
  /** How many elements must be present */
  readonly requiredCount: number;
  /** Asked of the whole object after its children */
  readonly assertions: readonly Assertion[];
}

export type Kind = 'primitive' | 'complex' | 'resource' | 'xhtml';

/** A JSON property of a type. */
export interface Child {
  readonly key: string;
  /** FHIRPath step: value for valueQuantity */
  readonly name: string;
  readonly kind: Kind;
  readonly typeId: string;
  readonly array: boolean;
  readonly required: boolean;
  /** The property is `_name`: id and extensions of a primitive */
  readonly companion: boolean;
  /** A bit for each choice element of the type; 0 where there is no choice */
  readonly choice: number;
  /** Format of a primitive's value */
  readonly rule: PrimitiveRule | undefined;
  readonly assertions: readonly Assertion[];
  /** Some assertion reads a primitive's `_name` object */
  readonly readsSide: boolean;
  readonly asksWithoutValue: boolean;
  /** How JSON writes a primitive of this type */
  readonly jsonType: 'boolean' | 'number' | 'string';
  /** The definition, for messages */
  readonly node: ElementNode;
  /** The type of a complex child, looked up once on first use */
  complex: ComplexType | undefined;
}
