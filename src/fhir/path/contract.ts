/**
 * FHIRPath as the engine uses it: an expression compiles once to closures and is evaluated over plain JSON.
 * Source of the language: HL7 FHIRPath 2.0 (Normative Release 1), with FHIR R4 §2.9 for FHIR's own functions.
 */
import type { Json, JsonObject } from '../../parse/tree.js';
import type { FhirVersion } from '../contract.js';
import type { Item, PathNode } from './node.js';

/** What a type says of one child: its type, and for a choice element each property with its type. */
export interface ChildType {
  /** Type id: a FHIR type name, or the path of an inline element as Patient.contact. Empty for a choice. */
  type: string;
  primitive: boolean;
  /** Property and type of each choice, as valueQuantity with Quantity. */
  choices?: readonly { property: string; type: string; primitive: boolean }[];
}

/** Types of nodes, as definitions give them. A type id is a FHIR type name or the path of an inline element. */
export interface TypeOracle {
  /** The child of a type by its element name (`value`, not `valueQuantity`). */
  child(type: string, name: string): ChildType | undefined;
  /** The type of a JSON property (`valueQuantity`, `birthDate`). */
  property(type: string, property: string): { type: string; primitive: boolean; element: string } | undefined;
  /** The FHIR type name of a type id: BackboneElement for Patient.contact. */
  nameOf(type: string): string;
  /** Is the type the same as, or derived from, the other? */
  isA(type: string, ancestor: string): boolean;
  isPrimitive(type: string): boolean;
  knows(type: string): boolean;
}

/** What surrounds an evaluation. */
export interface PathEnv {
  /** The resource that holds the node; in a contained resource the contained one. */
  resource: PathNode;
  /** The container of a contained resource; otherwise the resource. */
  rootResource: PathNode;
  /** What %context stands for; the node itself where it is absent. */
  context?: PathNode;
  /** Finds what a reference points to. 'unknown': it lies outside what can be seen. */
  resolve?(reference: string, from: PathNode): JsonObject | 'unknown' | undefined;
  /** Is the code, Coding or CodeableConcept in the value set? undefined: cannot tell. */
  memberOf?(item: PathNode, valueSet: string): boolean | undefined;
  /** Does the node conform to the profile? undefined: cannot tell. */
  conformsTo?(node: PathNode, profile: string): boolean | undefined;
  /** Variables beyond FHIR's own, without the % sign. */
  variables?: Readonly<Record<string, readonly Item[]>>;
  /** The time that now() and today() give; fixed for a run so that a report can be repeated. */
  now?: Date;
}

/** empty counts as false, as FHIR asks of a constraint (R4 §2.1.0.3 with HL7's validator). */
export type PathVerdict = true | false | 'error' | 'indeterminate';

export interface CompiledPath {
  readonly expression: string;
  /**
   * The answer straight from JSON where the expression allows it, without a node being made: most core constraints.
   * `side` is the `_name` object of a primitive. undefined where the expression needs nodes: then use boolean().
   */
  readonly quick: ((value: Json | undefined, side: JsonObject | undefined, env: PathEnv) => boolean) | undefined;
  /** Evaluates the expression as a constraint. */
  boolean(node: PathNode, env: PathEnv): PathVerdict;
  /** Evaluates the expression. Throws PathError where it cannot be evaluated on this node. */
  values(node: PathNode, env: PathEnv): readonly Item[];
}

export interface CompileContext {
  version: FhirVersion;
  types: TypeOracle;
  /** Type id of the nodes it will run on, where known; allows the quick form for more expressions. */
  type?: string;
  /** Key of the constraint, as txt-2: two keys share one expression in core. */
  key?: string;
}

/** The expression is not FHIRPath. `offset` is the place in the expression. */
export class PathSyntaxError extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
    this.name = 'PathSyntaxError';
  }
}

/** The expression is FHIRPath, but uses something that this compiler does not do; the fhirpath library may. */
export class PathUnsupported extends Error {
  constructor(readonly feature: string) {
    super(`This FHIRPath uses ${feature}, which the compiler does not support.`);
    this.name = 'PathUnsupported';
  }
}

/** The expression cannot be evaluated on this node, as when one value is needed and several are there. */
export class PathError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PathError';
  }
}
