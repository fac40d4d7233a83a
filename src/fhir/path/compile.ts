/** The door of this folder: an expression becomes a CompiledPath, once for each expression, type and key. */
import { compileSyntax } from './compile-syntax.js';
import {
  type CompileContext,
  type CompiledPath,
  type PathEnv,
  PathError,
  PathUnsupported,
  type PathVerdict,
} from './contract.js';
import { equalCollections } from './equality.js';
import { nativeRule } from './native.js';
import { type Collection, isObject, PathNode } from './node.js';
import { parsePath } from './parser.js';
import { quickForm, shortcut } from './quick.js';
import { repaired } from './repairs.js';
import { type Evaluate, Run, Scope } from './scope.js';

/** A constraint's answer is its one boolean; nothing is false, and anything else is true (HL7's validator). */
function verdict(items: Collection): boolean {
  if (items.length === 0) return false;
  const only = items.length === 1 ? items[0] : undefined;
  if (typeof only === 'boolean') return only;
  return !(only instanceof PathNode && only.value === false);
}

class Compiled implements CompiledPath {
  private evaluator: Evaluate | undefined;

  constructor(
    readonly expression: string,
    private readonly make: () => Evaluate,
    private readonly context: CompileContext,
    readonly quick: CompiledPath['quick'],
    private readonly early: ReturnType<typeof shortcut>,
  ) {}

  boolean(node: PathNode, env: PathEnv): PathVerdict {
    if (this.quick) return this.quick(node.value, node.side, env);
    const settled = this.early && isObject(node.value) ? this.early(node.value) : undefined;
    if (settled !== undefined) return settled;
    try {
      const [items, unsure] = this.run(node, env, true);
      if (!unsure) return verdict(items);
      const [others] = this.run(node, env, false);
      return verdict(items) === verdict(others) && sameAnswer(items, others) ? verdict(items) : 'indeterminate';
    } catch (error) {
      return failed(error);
    }
  }

  values(node: PathNode, env: PathEnv): Collection {
    return this.run(node, env, true)[0];
  }

  private run(node: PathNode, env: PathEnv, assume: boolean): [Collection, boolean] {
    const self: Collection = [node];
    const run = new Run(
      env,
      this.context.types,
      env.context ? [env.context] : self,
      assume,
      this.context.version < '4.0',
    );
    this.evaluator ??= this.make();
    return [this.evaluator(new Scope(run, self)), run.unsure];
  }
}

/** An unknown reference gives the same nothing under both assumptions: then only a true answer stands. */
function sameAnswer(items: Collection, others: Collection): boolean {
  return verdict(items) || equalCollections(items, others) === true;
}

/** A stack that is too deep and an unset variable are no answer either. */
function failed(error: unknown): PathVerdict {
  if (error instanceof PathError || error instanceof PathUnsupported || error instanceof RangeError) return 'error';
  throw error;
}

/**
 * Compiles a FHIRPath expression for evaluation on nodes of one FHIR version.
 * @param expression the published text; HL7's known repairs are made here
 * @param context FHIR version and types; with `type` the quick form is possible for more expressions
 * @throws PathSyntaxError where the text is not FHIRPath
 * @throws PathUnsupported where it uses what this compiler does not do: path/library.ts may be asked then
 */
export function compilePath(expression: string, context: CompileContext): CompiledPath {
  const text = repaired(expression.trim());
  const native = nativeRule(text, context);
  // What is quick needs no nodes until someone asks for its values.
  if (native)
    return new Compiled(expression, () => compileSyntax(parsePath(text), context), context, native, undefined);
  const syntax = parsePath(text);
  const quick = quickForm(syntax, context);
  if (quick) return new Compiled(expression, () => compileSyntax(syntax, context), context, quick, undefined);
  const evaluate = compileSyntax(syntax, context);
  return new Compiled(expression, () => evaluate, context, undefined, shortcut(syntax, context));
}
