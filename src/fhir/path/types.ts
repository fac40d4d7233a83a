/** Types of nodes read from the definitions: one small table a type, made on first use. */
import type { DefinitionStore, ElementDef, TypeRef } from '../definitions/types.js';
import type { ChildType, TypeOracle } from './contract.js';
import { SYSTEM_TYPES } from './system-types.js';

interface TypeTable {
  children: Map<string, ChildType>;
  properties: Map<string, { type: string; primitive: boolean; element: string }>;
}

/** R4 gives ids and values of primitives System types; FHIR's own name is meant. */
function plainType(code: string): string {
  const at = code.lastIndexOf('System.');
  if (at < 0) return code;
  const name = code.slice(at + 7);
  return SYSTEM_TYPES[name] ?? name;
}

class StoreTypes implements TypeOracle {
  private readonly tables = new Map<string, TypeTable | undefined>();
  private readonly ancestors = new Map<string, ReadonlySet<string>>();

  constructor(private readonly store: DefinitionStore) {}

  child(type: string, name: string): ChildType | undefined {
    return this.table(type)?.children.get(name);
  }

  property(type: string, property: string) {
    return this.table(type)?.properties.get(property);
  }

  knows(type: string): boolean {
    return this.table(type) !== undefined;
  }

  nameOf(type: string): string {
    const dot = type.indexOf('.');
    if (dot < 0) return type;
    const element = this.store.type(type.slice(0, dot))?.elements.find((one) => one.path === type);
    return element?.types[0]?.code ?? 'BackboneElement';
  }

  isPrimitive(type: string): boolean {
    const first = type.charCodeAt(0);
    return first >= 97 && first <= 122;
  }

  isA(type: string, ancestor: string): boolean {
    if (type === ancestor) return true;
    let all = this.ancestors.get(type);
    if (!all) {
      all = this.lineage(type);
      this.ancestors.set(type, all);
    }
    return all.has(ancestor);
  }

  private lineage(type: string): ReadonlySet<string> {
    const out = new Set<string>();
    let name: string | undefined = this.nameOf(type);
    while (name && !out.has(name)) {
      out.add(name);
      const base: string | undefined = this.store.type(name)?.base;
      name = base?.slice(base.lastIndexOf('/') + 1);
    }
    return out;
  }

  private table(type: string): TypeTable | undefined {
    if (this.tables.has(type)) return this.tables.get(type);
    const made = this.make(type);
    this.tables.set(type, made);
    return made;
  }

  private make(type: string): TypeTable | undefined {
    if (type === '') return undefined;
    const dot = type.indexOf('.');
    const structure = this.store.type(dot < 0 ? type : type.slice(0, dot));
    if (!structure) return undefined;
    const prefix = `${type}.`;
    const table: TypeTable = { children: new Map(), properties: new Map() };
    for (const element of structure.elements) {
      if (element.sliceName || !element.path.startsWith(prefix)) continue;
      const name = element.path.slice(prefix.length);
      if (!name.includes('.')) this.add(table, element, name);
    }
    return table;
  }

  private add(table: TypeTable, element: ElementDef, name: string): void {
    if (name.endsWith('[x]')) {
      const base = name.slice(0, -3);
      const choices = unique(element.types).map((code) => ({
        property: base + code.charAt(0).toUpperCase() + code.slice(1),
        type: code,
        primitive: this.isPrimitive(code),
      }));
      table.children.set(base, { type: '', primitive: false, choices });
      for (const one of choices)
        table.properties.set(one.property, { type: one.type, primitive: one.primitive, element: base });
      return;
    }
    const type = this.typeOf(element);
    const primitive = this.isPrimitive(type);
    table.children.set(name, { type, primitive });
    table.properties.set(name, { type, primitive, element: name });
  }

  private typeOf(element: ElementDef): string {
    if (element.contentReference) return element.contentReference.slice(element.contentReference.indexOf('#') + 1);
    const code = plainType(element.types[0]?.code ?? '');
    return code === 'BackboneElement' || code === 'Element' ? element.path : code;
  }
}

function unique(types: readonly TypeRef[]): string[] {
  return [...new Set(types.map((one) => plainType(one.code)))];
}

/**
 * Types of nodes as a store's definitions give them.
 * @param store the definitions of one FHIR version
 */
export function typesFrom(store: DefinitionStore): TypeOracle {
  return new StoreTypes(store);
}
