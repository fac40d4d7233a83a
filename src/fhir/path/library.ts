/**
 * The fhirpath library as a fall-back: loaded only when a package brings an expression beyond the compiler.
 * It costs more than the whole of a small check, and is many times slower at each evaluation.
 */
import type { Json } from '../../parse/tree.js';
import type { FhirVersion } from '../contract.js';
import { type CompiledPath, type PathEnv, PathError, PathUnsupported, type PathVerdict } from './contract.js';
import { type Collection, type Item, isObject, PathNode } from './node.js';

/** Compiles an expression for nodes of a type id. Throws PathUnsupported where the library does not take it either. */
export type LibraryCompiler = (expression: string, type: string) => CompiledPath;

type Evaluate = (value: unknown, variables: Record<string, unknown>) => unknown;
interface Library {
  compile(path: { base: string; expression: string }, model: unknown, options: { traceFn: () => void }): Evaluate;
}

/** The library's answer as items; what it does not type is left untyped. */
function itemOf(value: unknown): Item {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (isObject(value)) return new PathNode(value as Json, undefined, '');
  return String(value);
}

class LibraryPath implements CompiledPath {
  readonly quick = undefined;

  constructor(
    readonly expression: string,
    private readonly evaluate: Evaluate,
  ) {}

  boolean(node: PathNode, env: PathEnv): PathVerdict {
    try {
      const [first, ...more] = this.values(node, env);
      if (first === undefined) return false;
      return more.length > 0 || first !== false;
    } catch (error) {
      if (error instanceof PathError) return 'error';
      throw error;
    }
  }

  values(node: PathNode, env: PathEnv): Collection {
    const variables = {
      resource: env.resource.value,
      rootResource: env.rootResource.value,
      context: (env.context ?? node).value,
      ...env.variables,
    };
    return this.run(node.value, variables).map(itemOf);
  }

  /** The library's own words may quote the payload: they go no further. */
  private run(value: unknown, variables: Record<string, unknown>): unknown[] {
    let found: unknown;
    try {
      found = this.evaluate(value, variables);
    } catch {
      throw new PathError('The expression cannot be evaluated on this element.');
    }
    if (!Array.isArray(found)) throw new PathError('The expression needs a server to be evaluated.');
    return found;
  }
}

/**
 * Loads the library and its types of one FHIR version.
 * @param version versions without a model of their own take the nearest
 */
export async function openLibrary(version: FhirVersion): Promise<LibraryCompiler> {
  const [{ default: library }, { default: model }] = await Promise.all([import('fhirpath'), modelOf(version)]);
  return (expression, type) => {
    try {
      const compile = (library as unknown as Library).compile;
      return new LibraryPath(expression, compile({ base: type, expression }, model, { traceFn: () => undefined }));
    } catch {
      throw new PathUnsupported('something that the fhirpath library does not support either');
    }
  };
}

function modelOf(version: FhirVersion): Promise<{ default: unknown }> {
  if (version === '1.0') return import('fhirpath/fhir-context/dstu2');
  if (version === '3.0') return import('fhirpath/fhir-context/stu3');
  return version === '5.0' ? import('fhirpath/fhir-context/r5') : import('fhirpath/fhir-context/r4');
}
