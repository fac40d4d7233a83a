/** The occurrences of an element below another, whatever shape they have. */
import type { Json, JsonObject } from '../../parse/tree.js';
import type { Engine } from '../engine.js';
import { isObject } from '../reference/scope.js';
import type { Occurrence } from './overlay.js';

const NONE: readonly Occurrence[] = [];

/**
 * @param parent the object that holds them; for a primitive its `_name` object
 * @param typeId type id of the parent
 */
export function occurrencesOf(
  engine: Engine,
  parent: Occurrence,
  name: string,
  choice: boolean,
): readonly Occurrence[] {
  const object = isObject(parent.value) ? parent.value : parent.side;
  if (object === undefined) return NONE;
  const typeId = isObject(parent.value) ? parent.typeId : 'Element';
  if (choice) return choices(engine, object, typeId, name);
  const beside = object[`_${name}`];
  if (object[name] === undefined && beside === undefined) return NONE;
  const out: Occurrence[] = [];
  collect(out, object[name], beside, engine.types.complex(typeId)?.children.get(name)?.typeId ?? '');
  return out;
}

function choices(engine: Engine, object: JsonObject, typeId: string, name: string): readonly Occurrence[] {
  const children = engine.types.complex(typeId)?.children;
  const out: Occurrence[] = [];
  for (const key in object) {
    const bare = key.charCodeAt(0) === 95 ? key.slice(1) : key;
    if (!bare.startsWith(name) || bare.length === name.length) continue;
    if (bare !== key && object[bare] !== undefined) continue;
    const child = children?.get(bare);
    if (child === undefined || child.name !== name) continue;
    collect(out, object[bare], object[`_${bare}`], child.typeId);
  }
  return out;
}

function collect(out: Occurrence[], value: Json | undefined, beside: Json | undefined, typeId: string): void {
  if (!Array.isArray(value) && !Array.isArray(beside)) {
    if (value !== undefined && value !== null) out.push(one(value, beside, typeId, -1));
    else if (isObject(beside)) out.push(one(null, beside, typeId, -1));
    return;
  }
  const values = Array.isArray(value) ? value : [];
  const sides = Array.isArray(beside) ? beside : [];
  for (let i = 0; i < Math.max(values.length, sides.length); i++) out.push(one(values[i] ?? null, sides[i], typeId, i));
}

function one(value: Json, beside: Json | undefined, typeId: string, index: number): Occurrence {
  const own = isObject(value) ? value['resourceType'] : undefined;
  return { value, side: isObject(beside) ? beside : undefined, typeId: typeof own === 'string' ? own : typeId, index };
}
