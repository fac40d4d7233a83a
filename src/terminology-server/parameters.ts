/** FHIR Parameters, as servers answer: a list of named values, of which some have parts. */
import { isObject } from '../payload/sources/server/failure.js';

export class Parameters {
  private constructor(private readonly list: readonly Record<string, unknown>[]) {}

  /** Undefined where the body is none. */
  static of(body: unknown): Parameters | undefined {
    if (!isObject(body) || body['resourceType'] !== 'Parameters') return undefined;
    return new Parameters(objectsIn(body['parameter']));
  }

  text(name: string): string | undefined {
    const value = this.value(name);
    return typeof value === 'string' ? value : undefined;
  }

  flag(name: string): boolean | undefined {
    const value = this.value(name);
    return typeof value === 'boolean' ? value : undefined;
  }

  has(name: string): boolean {
    return this.list.some((each) => each['name'] === name);
  }

  /** The parts of each parameter of that name. */
  parts(name: string): Parameters[] {
    return this.list.filter((each) => each['name'] === name).map((each) => new Parameters(objectsIn(each['part'])));
  }

  /** The value of a parameter, whatever its type. */
  value(name: string): unknown {
    const found = this.list.find((each) => each['name'] === name) ?? {};
    return Object.entries(found).find(([key]) => key.startsWith('value'))?.[1];
  }

  resource(name: string): unknown {
    return this.list.find((each) => each['name'] === name)?.['resource'];
  }
}

/** A code or flag as text; '' for what is neither: a server may send anything. */
export function wordIn(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

export function objectsIn(list: unknown): Record<string, unknown>[] {
  return Array.isArray(list) ? list.filter(isObject) : [];
}
