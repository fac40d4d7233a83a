/** Which elements each FHIR type has in which version: standards/definitions/element-versions.json, read as it is asked for. */
import table from '../../../standards/definitions/element-versions.json' with { type: 'json' };
import { ALL, versionSet } from './fhir-versions.js';

/** One way in which an element is defined. */
export interface ElementKind {
  versions: number;
  type: string;
  primitive: boolean;
  repeats: boolean;
}

const resources: Readonly<Record<string, string>> = table.resources;
const elements: Readonly<Record<string, string>> = table.elements;
const read = new Map<string, ReadonlyMap<string, readonly ElementKind[]>>();

/** The versions that have a resource type; 0 where none has it. */
export function resourceVersions(type: string): number {
  const letters = Object.hasOwn(resources, type) ? resources[type] : undefined;
  return letters === undefined ? 0 : versionSet(letters);
}

/** The elements of a type that differ between versions, or lead to such; undefined where there are none. */
export function tellingElements(type: string): ReadonlyMap<string, readonly ElementKind[]> | undefined {
  const known = read.get(type);
  if (known) return known;
  if (!Object.hasOwn(elements, type)) return undefined;
  const [letters = '', ...entries] = elements[type]!.split(';');
  const members = new Map<string, ElementKind[]>();
  for (const entry of entries) {
    const [name = '', versions = '-', kind = ''] = entry.split(' ');
    const type = kind.replace('*', '');
    const own = versions === '-' ? versionSet(letters) : versionSet(versions);
    const list = members.get(name) ?? [];
    list.push({ versions: own & ALL, type, primitive: type === 'p', repeats: kind.endsWith('*') });
    members.set(name, list);
  }
  read.set(type, members);
  return members;
}
