/** Compiles types on first use. A type that no payload has costs nothing. */
import type { DefinitionStore, ElementDef, StructureDef } from '../definitions/types.js';
import type { Engine } from '../engine.js';
import { compileChildren } from './children.js';
import { type ElementNode, elementTree } from './element-tree.js';
import type { ComplexType } from './shape.js';
import { typeAssertions } from './type-assertions.js';

/** Names that payloads make up must not fill the memory. */
const MOST_NAMES = 2000;

/** R4 gives ids and Extension.url types of FHIRPath's own; these are the FHIR types meant. */
const SYSTEM: Readonly<Record<string, string>> = {
  'System.String': 'string',
  'System.Boolean': 'boolean',
  'System.Integer': 'integer',
  'System.Decimal': 'decimal',
  'System.Date': 'date',
  'System.DateTime': 'dateTime',
  'System.Time': 'time',
};

/** The FHIR type that a type code of an element means. */
export function fhirType(code: string, element?: ElementDef): string {
  const type = SYSTEM[code] ?? code;
  if (type !== code && element !== undefined) {
    if (element.path === 'Extension.url') return 'uri';
    if (/^[A-Z][A-Za-z]*\.id$/.test(element.path) && element.types.length === 1) return 'string';
  }
  return type;
}

export class TypeTable {
  private readonly compiled = new Map<string, ComplexType | undefined>();
  private readonly structures = new Map<string, StructureDef | null>();
  private readonly trees = new Map<string, ElementNode | undefined>();

  constructor(
    private readonly engine: Engine,
    private readonly store: DefinitionStore,
  ) {}

  /** The compiled type of a type id; undefined where its definition is not loaded. */
  complex(typeId: string): ComplexType | undefined {
    if (this.compiled.has(typeId)) return this.compiled.get(typeId);
    const node = this.node(typeId);
    const type = node === undefined ? undefined : this.compile(typeId, node);
    this.compiled.set(typeId, type);
    return type;
  }

  private compile(typeId: string, node: ElementNode): ComplexType {
    const children = compileChildren(this.engine, typeId, node);
    const required = [
      ...new Map(
        [...children.values()]
          .filter((child) => child.required && !child.companion)
          .map((child) => [child.name, child]),
      ).values(),
    ];
    const inline = typeId.includes('.');
    const assertions = inline ? [] : typeAssertions(this.engine, typeId, node);
    return { id: typeId, node, children, required, requiredCount: required.length, assertions };
  }

  /** The definition of a type id, as a tree: the whole type, or an inline element of one. */
  node(typeId: string): ElementNode | undefined {
    if (this.trees.has(typeId)) return this.trees.get(typeId);
    const found = this.find(typeId);
    this.trees.set(typeId, found);
    return found;
  }

  private find(typeId: string): ElementNode | undefined {
    const cut = typeId.lastIndexOf('.');
    if (cut > 0) {
      const outer = this.node(typeId.slice(0, cut));
      return outer?.children.find((child) => child.name === typeId.slice(cut + 1));
    }
    const structure = this.structure(typeId);
    return structure === undefined ? undefined : elementTree(structure.elements);
  }

  structure(type: string): StructureDef | undefined {
    let known = this.structures.get(type);
    if (known === undefined) {
      known = this.store.type(type) ?? null;
      if (this.structures.size < MOST_NAMES) this.structures.set(type, known);
    }
    return known ?? undefined;
  }

  kind(type: string): StructureDef['kind'] | undefined {
    return this.structure(type)?.kind;
  }

  /** A resource type that an instance may have. */
  isResource(type: string): boolean {
    const structure = this.structure(type);
    return structure !== undefined && structure.kind === 'resource' && !structure.abstract;
  }

  /** The type is the other, or is derived from it. */
  isA(type: string, ancestor: string): boolean {
    return type === ancestor || this.engine.oracle.isA(type, ancestor);
  }
}
