/**
 * Writes standards/definitions/element-versions.json: in which of DSTU2, STU3, R4, R4B and R5 each FHIR type has
 * which elements, and of which type, where they differ, so that a resource's version can be told from its shape. Made from the published type definitions
 * (@types/fhir, a development dependency, generated from HL7's own packages). Run by hand when that changes.
 *
 * Each type has one string of `name versions type` entries parted by `;`. Versions are the digits 2, 3, 4, b (R4B) and 5;
 * `-` stands for every version that has the type. A type that repeats ends in `*`; `p` is a primitive.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const VERSIONS = { 2: 'r2', 3: 'r3', 4: 'r4', b: 'r4b', 5: 'r5' };
const ORDER = '234b5';
const BASE = new Set([
  'Element',
  'BackboneElement',
  'DataType',
  'BackboneType',
  'Base',
  'PrimitiveType',
  'Resource',
  'DomainResource',
]);
const PRIMITIVE = /^(?:string|number|boolean|integer64|decimal|'|\()/;

const source = dirname(createRequire(import.meta.url).resolve('@types/fhir/package.json'));

function readInterfaces(version) {
  const text = readFileSync(join(source, `${VERSIONS[version]}.d.ts`), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const interfaces = new Map();
  for (const [, name, parent, body] of text.matchAll(
    /export interface (\w+)(?:<[^>{]*>)?(?: extends (\w+))?[^{]*\{([\s\S]*?)\n\}/g,
  )) {
    const elements = new Map();
    for (const [, element, written] of body.matchAll(/^ {2}(?:readonly )?(\w+)\??: ([^;]+);/gm)) {
      if (element.startsWith('_') || element === 'resourceType') continue;
      const type = written
        .replace(/ \| undefined$/, '')
        .split(' | ')[0]
        .trim();
      const repeats = written.includes('[]') || written.includes('Array<') ? '*' : '';
      const plain = type.replace(/[[\]]/g, '').replace(/^\(?(\w+)\)?$/, '$1');
      elements.set(element, (PRIMITIVE.test(type) ? 'p' : plain) + repeats);
    }
    const isResource = /readonly resourceType: /.test(body);
    interfaces.set(name, { parent, elements, isResource });
  }
  return interfaces;
}

function flatten(interfaces, name) {
  const found = interfaces.get(name);
  if (!found || BASE.has(name)) return new Map();
  return new Map([...flatten(interfaces, found.parent), ...found.elements]);
}

const plain = (type) => type.replace('*', '');

const types = new Map();
const resources = {};
for (const version of ORDER) {
  const interfaces = readInterfaces(version);
  for (const [name, { isResource }] of interfaces) {
    if (BASE.has(name)) continue;
    const merged = types.get(name) ?? { versions: '', elements: new Map() };
    types.set(name, merged);
    merged.versions += version;
    if (isResource) resources[name] = (resources[name] ?? '') + version;
    for (const [element, type] of flatten(interfaces, name)) {
      const kinds = merged.elements.get(element) ?? new Map();
      merged.elements.set(element, kinds);
      kinds.set(type, (kinds.get(type) ?? '') + version);
    }
  }
}

// The DSTU2 definitions leave out elements that are defined by another of the same resource, as Parameters.parameter.part.
const resourceOf = (name) =>
  Object.keys(resources)
    .filter((each) => name.startsWith(each))
    .sort((a, b) => b.length - a.length)[0];
for (const [name, { versions, elements }] of types) {
  for (const kinds of elements.values()) {
    for (const [type, own] of kinds) {
      const target = types.get(plain(type));
      const byReference = resourceOf(name) !== undefined && resourceOf(name) === resourceOf(plain(type));
      const absent = ![...kinds.values()].some((each) => each.includes('2'));
      if (absent && byReference && versions.includes('2') && target?.versions.includes('2')) kinds.set(type, `2${own}`);
    }
  }
}

// What every version has alike says nothing of the version, so only the way to differences is kept.
const telling = new Set();
const tells = (own, kinds) => [...kinds].some(([type, versions]) => versions !== own || telling.has(plain(type)));
for (let size = -1; size !== telling.size; ) {
  size = telling.size;
  for (const [name, { versions, elements }] of types) {
    if (versions.length > 1 && [...elements.values()].some((kinds) => tells(versions, kinds))) telling.add(name);
  }
}

const elements = {};
for (const name of [...telling].sort()) {
  const { versions, elements: members } = types.get(name);
  const entries = [];
  for (const [element, kinds] of members) {
    if (!tells(versions, kinds)) continue;
    for (const [type, own] of kinds) entries.push(`${element} ${own === versions ? '-' : own} ${type}`);
  }
  elements[name] = [versions, ...entries].join(';');
}
const sorted = Object.fromEntries(Object.entries(resources).sort(([a], [b]) => (a < b ? -1 : 1)));
const target = new URL('../../standards/definitions/element-versions.json', import.meta.url);
writeFileSync(target, `${JSON.stringify({ resources: sorted, elements }, null, 1)}\n`);
