import type { Json, JsonObject } from '../../parse/tree.js';
import type { ElementDraft } from './element-from.js';
import { pathOfId } from './element-id.js';
import type { Lines } from './lines.js';
import type { StructureSource } from './structure-from.js';
import type { Constraint, ElementDef, StructureDef, TypeRef } from './types.js';

type Body = Omit<Partial<ElementDef>, 'types' | 'constraints' | 'max' | 'baseMax'> & {
  max?: number | '*';
  baseMax?: number | '*';
  types?: (string | TypeRef)[];
  constraints?: number[];
};

/** Reads the structure of one line. Constraints and types of equal bodies are the same objects: do not change them. */
export function decodeStructure(lines: Lines, url: string, entry: number): StructureSource {
  const { elements, differential, ...rest } = lines.value(entry) as JsonObject & {
    elements: Json[];
    differential?: Json[];
  };
  const version = lines.version(entry);
  const definition: StructureDef = {
    url,
    ...(version ? { version } : {}),
    ...(rest as unknown as Omit<StructureDef, 'url' | 'version' | 'elements'>),
    elements: decodeElements(elements, shared(lines)),
  };
  return { definition, differential: (differential ?? []).map(draft), hasSnapshot: definition.elements.length > 0 };
}

function draft(json: Json): ElementDraft {
  const { max, baseMax, ...rest } = json as unknown as ElementDraft & { max?: number | '*'; baseMax?: number | '*' };
  return {
    ...rest,
    ...(max === undefined ? {} : { max: limit(max) }),
    ...(baseMax === undefined ? {} : { baseMax: limit(baseMax) }),
  };
}

interface Shared {
  constraints: Constraint[];
  bodies: Body[];
  decoded: Map<Body, Decoded>;
}
type Decoded = Omit<ElementDef, 'id' | 'path'> & { path?: string };

const sharedOf = new WeakMap<Lines, Shared>();

function shared(lines: Lines): Shared {
  let found = sharedOf.get(lines);
  if (!found) {
    const { constraints, bodies } = lines.shared as unknown as { constraints: Constraint[]; bodies: Body[] };
    found = { constraints, bodies, decoded: new Map() };
    sharedOf.set(lines, found);
  }
  return found;
}

function decodeElements(triples: Json[], common: Shared): ElementDef[] {
  const out: ElementDef[] = [];
  let before: string[] = [];
  for (let i = 0; i < triples.length; i += 3) {
    const rest = triples[i + 1] as string;
    const parts = [...before.slice(0, triples[i] as number), ...rest.split('.')];
    const id = parts.join('.');
    const value = triples[i + 2] as unknown as number | Body;
    const { path, ...facts } = typeof value === 'number' ? sharedBody(value, common) : decodeBody(value, common);
    out.push({ id, path: path ?? pathOfId(id), ...facts });
    before = parts;
  }
  return out;
}

function sharedBody(place: number, common: Shared): Decoded {
  const body = common.bodies[place] ?? {};
  let decoded = common.decoded.get(body);
  if (!decoded) {
    decoded = decodeBody(body, common);
    common.decoded.set(body, decoded);
  }
  return decoded;
}

function decodeBody(body: Body, common: Shared): Decoded {
  const { min, max, baseMax, types, constraints, ...rest } = body;
  const decoded: Decoded = {
    min: min ?? 0,
    max: limit(max ?? 1),
    types: (types ?? []).map((type) => (typeof type === 'string' ? { code: type } : type)),
    ...rest,
  };
  if (baseMax !== undefined) decoded.baseMax = limit(baseMax);
  if (constraints) decoded.constraints = constraints.flatMap((place) => common.constraints[place] ?? []);
  return decoded;
}

function limit(value: number | '*'): number {
  return value === '*' ? Number.POSITIVE_INFINITY : value;
}
