/** What the XML reader must know of a type: which child repeats, which is primitive, which comes first. */
import type { DefinitionStore, ElementDef, StructureDef } from '../definitions/types.js';

export interface ChildShape {
  /** FHIRPath step: value for valueQuantity */
  step: string;
  /** JSON member of a primitive's id and extensions: _birthDate */
  companion: string;
  array: boolean;
  /** Place in the order of the definition */
  order: number;
  kind: 'primitive' | 'complex' | 'resource' | 'xhtml';
  /** FHIR type of a primitive */
  type: string;
  /** Shape of a complex child */
  shape: () => ElementShape;
}

export interface ElementShape {
  children: Map<string, ChildShape>;
  /** Attributes that the type has: id, and url of an extension */
  attributes: Set<string>;
  /** Nothing is known of the type, so nothing can be said of its children */
  unknown: boolean;
}

const UNKNOWN: ElementShape = { children: new Map(), attributes: new Set(['id']), unknown: true };

/** Shapes of a store's types, made when first asked for. */
export interface Shapes {
  ofType(name: string): ElementShape;
}

const shapesOf = new WeakMap<DefinitionStore, Shapes>();

/** The shapes of a store; asked twice, the same ones. */
export function shapes(store: DefinitionStore): Shapes {
  let found = shapesOf.get(store);
  if (!found) {
    found = makeShapes(store);
    shapesOf.set(store, found);
  }
  return found;
}

function makeShapes(store: DefinitionStore): Shapes {
  const made = new Map<string, ElementShape>();
  const ofType = (name: string): ElementShape => {
    const known = made.get(name);
    if (known) return known;
    const structure = store.type(name);
    const shape = structure
      ? shapeAt(structure, childrenByPath(structure), structure.elements[0]?.path ?? name)
      : UNKNOWN;
    made.set(name, shape);
    return shape;
  };

  const shapeAt = (structure: StructureDef, byPath: Map<string, ElementDef[]>, path: string): ElementShape => {
    const key = `${structure.url}#${path}`;
    const known = made.get(key);
    if (known) return known;
    const shape: ElementShape = { children: new Map(), attributes: new Set(), unknown: false };
    made.set(key, shape);
    (byPath.get(path) ?? []).forEach((element, order) => {
      const name = element.path.slice(path.length + 1);
      if (element.representation?.includes('xmlAttr')) shape.attributes.add(name);
      else addChild(shape, structure, byPath, element, name, order);
    });
    return shape;
  };

  const addChild = (
    shape: ElementShape,
    structure: StructureDef,
    byPath: Map<string, ElementDef[]>,
    element: ElementDef,
    name: string,
    order: number,
  ): void => {
    const array = Math.max(element.max, element.baseMax ?? 0) > 1;
    const step = name.replace('[x]', '');
    if (element.contentReference || byPath.has(element.path)) {
      const path = element.contentReference ?? element.path;
      const inline = () => shapeAt(structure, byPath, path);
      shape.children.set(name, { step, companion: `_${name}`, array, order, kind: 'complex', type: '', shape: inline });
      return;
    }
    for (const { code } of element.types) {
      const key = name.endsWith('[x]') ? step + code[0]?.toUpperCase() + code.slice(1) : name;
      shape.children.set(key, {
        step,
        companion: `_${key}`,
        array,
        order,
        kind: kindOf(code),
        type: code,
        shape: () => ofType(code),
      });
    }
  };

  const kindOf = (code: string): ChildShape['kind'] => {
    if (code === 'xhtml') return 'xhtml';
    const kind = store.type(code)?.kind;
    return kind === 'primitive-type' ? 'primitive' : kind === 'resource' ? 'resource' : 'complex';
  };

  return { ofType };
}

function childrenByPath(structure: StructureDef): Map<string, ElementDef[]> {
  const byPath = new Map<string, ElementDef[]>();
  for (const element of structure.elements) {
    const parent = element.path.slice(0, Math.max(0, element.path.lastIndexOf('.')));
    if (parent === '' || element.sliceName) continue;
    const list = byPath.get(parent);
    if (list) list.push(element);
    else byPath.set(parent, [element]);
  }
  return byPath;
}
