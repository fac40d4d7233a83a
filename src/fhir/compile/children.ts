/** The JSON properties of a type, from its definition. */
import type { ElementDef, TypeRef } from '../definitions/types.js';
import type { Engine } from '../engine.js';
import { jsonTypeOf, primitiveRule } from '../primitive/check.js';
import { uniqueId } from '../rules/element-id.js';
import { elementAssertions } from './element-assertions.js';
import type { ElementNode } from './element-tree.js';
import type { Child, Kind } from './shape.js';
import { fhirType } from './type-table.js';

/** @param typeId the type whose children these are */
export function compileChildren(engine: Engine, typeId: string, node: ElementNode): Map<string, Child> {
  const children = new Map<string, Child>();
  let choiceBit = 1;
  for (const child of node.children) {
    if (child.def.max === 0 || child.def.sliceName !== undefined) continue;
    if (child.name.endsWith('[x]')) {
      addChoice(engine, children, child, choiceBit);
      choiceBit *= 2;
    } else {
      addPlain(engine, children, typeId, child);
    }
  }
  return children;
}

function addChoice(engine: Engine, children: Map<string, Child>, node: ElementNode, choice: number): void {
  const name = node.name.slice(0, -3);
  const types = node.def.types.some((type) => type.code === '*') ? engine.anyType() : node.def.types;
  for (const type of types) {
    const code = fhirType(type.code);
    const key = name + code.charAt(0).toUpperCase() + code.slice(1);
    if (!children.has(key)) add(engine, children, { key, name, node, typeId: code, type, choice });
  }
}

function addPlain(engine: Engine, children: Map<string, Child>, typeId: string, node: ElementNode): void {
  const { def, name } = node;
  if (def.contentReference !== undefined) {
    const id = def.contentReference.slice(def.contentReference.indexOf('#') + 1);
    add(engine, children, { key: name, name, node, typeId: id, type: undefined, choice: 0 });
    return;
  }
  const type = def.types[0];
  const code = node.children.length > 0 ? `${typeId}.${name}` : fhirType(type?.code ?? 'Element', def);
  add(engine, children, { key: name, name, node, typeId: code, type, choice: 0 });
}

interface Parts {
  key: string;
  name: string;
  node: ElementNode;
  typeId: string;
  type: TypeRef | undefined;
  choice: number;
}

function add(engine: Engine, children: Map<string, Child>, parts: Parts): void {
  const { key, name, node, choice } = parts;
  const def: ElementDef = node.def;
  const typeId = isResourceId(engine, def) ? 'id' : parts.typeId;
  const kind = kindOf(engine, typeId, node);
  const asked = elementAssertions(engine, node, typeId, parts.type);
  const assertions = key === 'id' && typeId !== 'id' ? [...asked, uniqueId] : asked;
  const child: Child = {
    key,
    name,
    kind,
    typeId,
    choice,
    node,
    assertions,
    array: def.max > 1,
    required: def.min > 0,
    companion: false,
    rule: kind === 'primitive' ? primitiveRule(typeId) : undefined,
    readsSide: kind === 'primitive' && assertions.some((one) => one.readsSide === true),
    asksWithoutValue: assertions.some((one) => one.withoutValue === true),
    jsonType: jsonTypeOf(typeId),
    complex: undefined,
  };
  children.set(key, child);
  if (kind !== 'primitive' || isPlainValue(def)) return;
  children.set(`_${key}`, { ...child, companion: true });
}

/** Extension.url and element ids are attributes of XML: they cannot hold extensions. */
function isPlainValue(def: ElementDef): boolean {
  return def.representation?.includes('xmlAttr') === true;
}

function isResourceId(engine: Engine, def: ElementDef): boolean {
  if (!def.path.endsWith('.id') || def.path.indexOf('.') !== def.path.length - 3) return false;
  return engine.types.kind(def.path.slice(0, -3)) === 'resource';
}

function kindOf(engine: Engine, typeId: string, node: ElementNode): Kind {
  if (typeId === 'xhtml') return 'xhtml';
  if (node.children.length > 0 || node.def.contentReference !== undefined) return 'complex';
  const kind = engine.types.kind(typeId);
  if (kind === 'primitive-type') return 'primitive';
  if (kind === 'resource') return 'resource';
  return 'complex';
}
