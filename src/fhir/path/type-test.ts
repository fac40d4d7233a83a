/** Is an item of a named type? Subtypes count (FHIRPath 2.0 §Types; FHIR R4 §2.9.2). */
import type { TypeOracle } from './contract.js';
import { type Item, PathNode, QuantityValue } from './node.js';
import { SYSTEM_TYPES } from './system-types.js';

/**
 * @param type as Patient, FHIR.Patient, System.String, string, Boolean
 */
export function isOfType(item: Item, type: string, types: TypeOracle): boolean {
  const dot = type.indexOf('.');
  const space = dot < 0 ? '' : type.slice(0, dot);
  const name = dot < 0 ? type : type.slice(dot + 1);
  if (item instanceof PathNode) {
    if (space === 'System') return false;
    if (item.type === '') return false;
    if (types.isA(item.type, name)) return true;
    // que-7 asks for Boolean of a FHIR boolean: without a namespace the System name stands for both.
    const fhir = space === '' ? SYSTEM_TYPES[name] : undefined;
    return fhir !== undefined && types.isA(item.type, fhir);
  }
  return space !== 'FHIR' && systemType(item).includes(name);
}

function systemType(value: Exclude<Item, PathNode>): readonly string[] {
  if (typeof value === 'string') return ['String', 'string'];
  if (typeof value === 'boolean') return ['Boolean', 'boolean'];
  if (typeof value === 'number') return Number.isInteger(value) ? ['Integer', 'integer'] : ['Decimal', 'decimal'];
  if (value instanceof QuantityValue) return ['Quantity'];
  const name = value.kind;
  return [name.charAt(0).toUpperCase() + name.slice(1), name];
}

/** The type of an item as type() gives it. */
export function typeOf(item: Item, types: TypeOracle): { namespace: 'FHIR' | 'System'; name: string } {
  if (item instanceof PathNode) return { namespace: 'FHIR', name: types.nameOf(item.type) };
  return { namespace: 'System', name: systemType(item)[0]! };
}
