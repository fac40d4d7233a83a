/**
 * Texts of numbers by FHIRPath. The readers note them by the names of members, which differ where an element may have several
 * types: valueQuantity is `value` in FHIRPath.
 */
import type { Json, JsonObject } from '../../parse/tree.js';
import type { Engine } from '../engine.js';
import { isObject } from '../reference/scope.js';

export class Lexemes {
  private plain: Map<string, string> | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly root: JsonObject,
    private readonly texts: ReadonlyMap<string, string>,
  ) {}

  /** @param path plain FHIRPath of the number */
  at(path: string): string | undefined {
    this.plain ??= this.translated();
    return this.plain.get(path);
  }

  private translated(): Map<string, string> {
    const plain = new Map<string, string>();
    for (const [path, text] of this.texts) plain.set(plainPath(this.engine, this.root, path), text);
    return plain;
  }
}

function plainPath(engine: Engine, root: JsonObject, path: string): string {
  const [first = '', ...steps] = path.split('.');
  let type: string | undefined = first;
  let at: Json | undefined = root;
  let plain = first;
  for (const step of steps) {
    const bracket = step.indexOf('[');
    const key = bracket < 0 ? step : step.slice(0, bracket);
    const child: { name: string; typeId: string } | undefined = engine.types.complex(type ?? '')?.children.get(key);
    plain += `.${child?.name ?? key}${bracket < 0 ? '' : step.slice(bracket)}`;
    at = isObject(at) ? at[key] : undefined;
    if (bracket >= 0 && Array.isArray(at)) at = at[Number(step.slice(bracket + 1, -1))];
    const stated: Json | undefined = isObject(at) ? at['resourceType'] : undefined;
    type = typeof stated === 'string' ? stated : child?.typeId;
  }
  return plain;
}
