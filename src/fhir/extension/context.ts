/** Where an extension may stand: StructureDefinition.context and contextInvariant. Source: FHIR R4 §5.4.5, STU3 contextType. */
import type { JsonObject } from '../../parse/tree.js';
import type { Child } from '../compile/shape.js';
import type { StructureDef } from '../definitions/types.js';
import type { Engine } from '../engine.js';
import { envOf } from '../invariant/env.js';
import { PathNode, resourceNode } from '../path/node.js';
import { isObject } from '../reference/scope.js';
import type { Run } from '../validate/run.js';
import { elementAllows } from './element-context.js';

/** Values that a definition shows are judged where they will stand, not here. */
function isExampleOfDefinition(run: Run): boolean {
  return (
    run.scope.type === 'StructureDefinition' &&
    /\.(?:example|fixed|pattern|defaultValue)(?:\[x\])?(?:\.|$)/.test(run.holderPath())
  );
}

type Context = NonNullable<StructureDef['contexts']>[number];

export function checkContext(engine: Engine, def: StructureDef, extension: JsonObject, run: Run): void {
  const contexts = def.contexts ?? [];
  const { child, value } = run.holder();
  if (isExampleOfDefinition(run)) return;
  if (contexts.length > 0 && !contexts.some((context) => allows(engine, context, child, value, extension, run))) {
    const places = contexts.map((context) => context.expression).join(', ');
    run.error('extension', `The extension ${def.url} must not stand here: it is for ${places}.`, { profile: def.url });
    return;
  }
  for (const expression of def.contextInvariants ?? []) checkInvariant(engine, expression, def, child, value, run);
}

function allows(
  engine: Engine,
  context: Context,
  child: Child | undefined,
  holder: JsonObject | undefined,
  extension: JsonObject,
  run: Run,
): boolean {
  const { type, expression } = context;
  if (type === 'extension') {
    const url = expression.split('#', 1)[0];
    return holder?.['url'] === url || run.holderOfValue()?.['url'] === url;
  }
  if (type === 'fhirpath') return inResult(engine, expression, extension, run);
  return elementAllows(engine, expression, child, run);
}

/** A FHIRPath context selects elements of the resource; the holder is one of them when it holds this very extension. */
function inResult(engine: Engine, expression: string, extension: JsonObject, run: Run): boolean {
  const compiled = engine.invariants.compile(expression, undefined, run.scope.type);
  if ('failure' in compiled) return true;
  try {
    const found = compiled.values(resourceNode(run.scope.resource), envOf(engine, run));
    return found.some((item) => item instanceof PathNode && holds(item, extension));
  } catch {
    return true;
  }
}

function holds(node: PathNode, extension: JsonObject): boolean {
  const object = isObject(node.value) ? node.value : node.side;
  return ['extension', 'modifierExtension'].some((name) => {
    const list = object?.[name];
    return Array.isArray(list) && list.includes(extension);
  });
}

function checkInvariant(
  engine: Engine,
  expression: string,
  def: StructureDef,
  child: Child | undefined,
  holder: JsonObject | undefined,
  run: Run,
): void {
  if (holder === undefined) return;
  const typeId = child === undefined || child.kind === 'resource' ? run.scope.type : child.typeId;
  const compiled = engine.invariants.compile(expression, undefined, typeId);
  const text = `The extension ${def.url} may stand here only where this holds: ${expression}`;
  if ('failure' in compiled) {
    run.report('warning', 'not-supported', text, { profile: def.url, review: 'unsupported' });
    return;
  }
  const isSide = child?.kind === 'primitive';
  const node = isSide ? new PathNode(undefined, holder, typeId) : new PathNode(holder, undefined, typeId);
  const verdict = compiled.boolean(node, envOf(engine, run));
  if (verdict === false || verdict === 'error') run.error('extension', text, { profile: def.url });
}
