/** Checks by name, and `all`, `any` and `none` over them, compiled into one function. */
import type { CheckSpec } from '../catalogue/types.js';
import type { Check, CheckContext, CheckDefinition, CheckResult } from '../checks/types.js';
import type { Fact } from '../record/facts.js';

export type CompiledCheck = (fact: Fact, context: CheckContext) => CheckResult[];

/** @throws Error naming a check that is not in the registry. */
export function compileCheck(spec: CheckSpec, registry: ReadonlyMap<string, CheckDefinition>): CompiledCheck {
  const parts = Object.entries(spec).map(([name, options]) => compileOne(name, options, registry));
  if (parts.length === 1) return parts[0]!;
  return combineAll(parts);
}

function compileOne(name: string, options: unknown, registry: ReadonlyMap<string, CheckDefinition>): CompiledCheck {
  if (name === 'all' || name === 'any' || name === 'none') {
    const inner = (options as CheckSpec[]).map((one) => compileCheck(one, registry));
    if (name === 'all') return combineAll(inner);
    return name === 'any' ? combineAny(inner) : combineNone(inner);
  }
  const definition = registry.get(name);
  if (!definition) throw new Error(`no check is called ${name}`);
  const run = definition.run as Check;
  return (fact, context) => {
    const result = run(fact, options, context);
    return Array.isArray(result) ? result : [result];
  };
}

/** Every part is asked; what failed or is in doubt is told, otherwise one pass. */
function combineAll(parts: CompiledCheck[]): CompiledCheck {
  return (fact, context) => {
    const results = parts.flatMap((part) => part(fact, context));
    const telling = results.filter(({ outcome }) => outcome === 'fail' || outcome === 'review');
    if (telling.length > 0) return telling;
    return results.some(({ outcome }) => outcome === 'pass') ? [{ outcome: 'pass' }] : [{ outcome: 'not-applicable' }];
  };
}

/** The first part that passes settles it; otherwise a review before a failure, since it may yet pass. */
function combineAny(parts: CompiledCheck[]): CompiledCheck {
  return (fact, context) => {
    const results: CheckResult[] = [];
    for (const part of parts) {
      const got = part(fact, context);
      if (got.length > 0 && got.every(({ outcome }) => outcome === 'pass')) return [{ outcome: 'pass' }];
      results.push(...got);
    }
    const doubt = results.find(({ outcome }) => outcome === 'review');
    const failed = results.find(({ outcome }) => outcome === 'fail');
    return [doubt ?? failed ?? { outcome: 'not-applicable' }];
  };
}

function combineNone(parts: CompiledCheck[]): CompiledCheck {
  return (fact, context) => {
    const results = parts.flatMap((part) => part(fact, context));
    if (results.some(({ outcome }) => outcome === 'pass')) return [{ outcome: 'fail' }];
    return [results.find(({ outcome }) => outcome === 'review') ?? { outcome: 'pass' }];
  };
}
