/** Invented instances of any type, made from the definitions: enough variety to make every constraint true and false. */

import type { DefinitionStore, ElementDef } from '../../../../src/fhir/definitions/types.js';
import type { TypeOracle } from '../../../../src/fhir/path/contract.js';
import type { Json, JsonObject } from '../../../../src/parse/tree.js';

/** A small random source whose run can be repeated from its seed. */
export function randomSource(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const PLAIN: Readonly<Record<string, readonly Json[]>> = {
  boolean: [true, false],
  integer: [0, 1, 2, -3, 7],
  unsignedInt: [0, 1, 5],
  positiveInt: [1, 2, 9],
  decimal: [0, 1, 1.5, -2.25, 120],
  date: ['2001', '2001-02', '2001-02-03', '2019-12-31'],
  dateTime: ['2001', '2001-02-03', '2001-02-03T04:05:06Z', '2001-02-03T04:05:06+01:00', '2020-01-01T00:00:00Z'],
  instant: ['2001-02-03T04:05:06Z', '2020-01-01T00:00:00.5Z'],
  time: ['10:30:00', '23:59:59'],
  id: ['a', 'b', 'c1'],
  uri: ['http://unitsofmeasure.org', 'urn:x:1', 'urn:iso:std:iso:4217', 'https://x.example/_history/2', '#a'],
  url: ['http://x.example/1', 'https://x.example/2'],
  canonical: ['http://x.example/a', '#a'],
  oid: ['urn:oid:1.2.3.4'],
  uuid: ['urn:uuid:7f0a1b2c-0000-4000-8000-000000000001'],
  base64Binary: ['AAAA'],
  xhtml: ['<div xmlns="http://www.w3.org/1999/xhtml">a</div>'],
  string: ['a', 'b', '1', '*', '#a', 'Patient', 'Patient.name', 'Name'],
  code: ['a', 'b', '1', '%'],
  markdown: ['a'],
};

export interface Generator {
  /** An instance of a type id, or undefined below the depth. */
  make(type: string, depth: number): Json | undefined;
}

/**
 * @param literals texts that constraints compare with; codes, strings and URIs are drawn from them half of the time
 */
export function generator(
  store: DefinitionStore,
  types: TypeOracle,
  literals: readonly string[],
  random: () => number,
): Generator {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

  function primitive(type: string): Json {
    const worded = type === 'code' || type === 'string' || type === 'uri';
    if (worded && literals.length > 0 && random() < 0.6) return pick(literals);
    return pick(PLAIN[type] ?? PLAIN['string']!);
  }

  function children(type: string): ElementDef[] {
    const dot = type.indexOf('.');
    const prefix = `${type}.`;
    const all = store.type(dot < 0 ? type : type.slice(0, dot))?.elements ?? [];
    return all.filter(
      (one) => one.path.startsWith(prefix) && !one.path.slice(prefix.length).includes('.') && !one.sliceName,
    );
  }

  function put(out: JsonObject, name: string, type: string, many: boolean, depth: number): void {
    const count = many ? 1 + Math.floor(random() * 2.5) : 1;
    const made = Array.from({ length: count }, () => make(type, depth - 1)).filter((one) => one !== undefined);
    if (made.length === 0) return;
    out[name] = many ? made : made[0]!;
    if (types.isPrimitive(type) && type !== 'xhtml' && random() < 0.08) {
      const side = { extension: [{ url: 'http://x.example/e', valueString: 'a' }] };
      out[`_${name}`] = many ? made.map(() => side) : side;
      if (random() < 0.5) delete out[name];
    }
  }

  function make(type: string, depth: number): Json | undefined {
    if (types.isPrimitive(type)) return primitive(type);
    if (depth <= 0) return undefined;
    if (type === 'Resource' || type === 'DomainResource')
      return make(pick(['Patient', 'Observation', 'Practitioner', 'Device']), depth);
    const out: JsonObject = {};
    if (store.type(type)?.kind === 'resource') out['resourceType'] = type;
    const list = children(type);
    // Few children at a time, so that what a rule forbids together and what it wants both come up.
    const share = random() < 0.5 ? 0.25 : 0.6;
    for (const element of list) {
      const name = element.path.slice(type.length + 1);
      const rare =
        name === 'extension' ||
        name === 'modifierExtension' ||
        name === 'id' ||
        name === 'contained' ||
        name === 'meta';
      if (random() > (rare ? 0.08 : Math.min(share, 14 / list.length))) continue;
      const child = types.child(type, name.replace('[x]', ''));
      const choice =
        child?.choices && child.choices.length < 20
          ? pick(child.choices)
          : child?.choices?.find((one) => one.type === 'string');
      if (choice) put(out, choice.property, choice.type, element.max > 1, depth);
      else if (child && !child.choices) put(out, name, child.type, element.max > 1, depth);
    }
    return Object.keys(out).length > 0 ? out : undefined;
  }

  return { make };
}
