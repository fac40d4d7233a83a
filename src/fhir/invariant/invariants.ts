/** Constraints as assertions. Each compiles when it is first asked, and a constraint that cannot run says so. */

import type { Json, JsonObject } from '../../parse/tree.js';
import type { Assertion } from '../compile/shape.js';
import type { Constraint } from '../definitions/types.js';
import type { Engine } from '../engine.js';
import { compilePath } from '../path/compile.js';
import { type CompiledPath, PathSyntaxError, PathUnsupported } from '../path/contract.js';
import { PathNode } from '../path/node.js';
import type { Run } from '../validate/run.js';
import { CORE_WORDS } from './core-words.js';
import { envOf } from './env.js';

/** Keys that the engine checks by itself, for every payload: see the rules folder and the walk of objects. */
const NATIVE = new Set(['ele-1', 'dom-3', 'ref-1', 'txt-1', 'txt-2']);

type Compiled = CompiledPath | { failure: 'syntax' | 'unsupported' };

export class Invariants {
  private readonly compiled = new Map<string, Compiled>();

  constructor(private readonly engine: Engine) {}

  /**
   * The assertion of a constraint; undefined where there is nothing to evaluate here.
   * @param typeId type id of the elements that it will see; undefined where they are of several types
   * @param profile canonical URL of the structure that asks
   */
  assertion(constraint: Constraint, typeId: string | undefined, profile: string): Assertion | undefined {
    const { key, expression } = constraint;
    if (expression === undefined || NATIVE.has(key)) return undefined;
    if (constraint.bestPractice === true && this.engine.options.bestPractice === 'ignore') return undefined;
    let compiled: Compiled | undefined;
    return {
      says: `constraint ${key}`,
      readsSide: true,
      withoutValue: true,
      check: (value, run, side, occurrenceType) => {
        const type = typeId ?? occurrenceType ?? '';
        if (compiled === undefined || typeId === undefined) compiled = this.compile(expression, key, type);
        if ('failure' in compiled) this.cannotRun(constraint, compiled.failure, profile, run);
        else this.evaluate(compiled, constraint, type, profile, value, side, run);
      },
    };
  }

  /** Compiles an expression once for each type that it runs on. */
  compile(expression: string, key: string | undefined, typeId: string): Compiled {
    const id = `${key ?? ''}\n${typeId}\n${expression}`;
    let compiled = this.compiled.get(id);
    if (compiled === undefined) {
      compiled = this.attempt(expression, key, typeId);
      this.compiled.set(id, compiled);
    }
    return compiled;
  }

  private attempt(expression: string, key: string | undefined, type: string): Compiled {
    const { version, oracle, library } = this.engine;
    try {
      return compilePath(expression, { version, types: oracle, type, ...(key === undefined ? {} : { key }) });
    } catch (error) {
      if (error instanceof PathSyntaxError) return { failure: 'syntax' };
      if (!(error instanceof PathUnsupported)) throw error;
    }
    try {
      return library?.(expression, type) ?? { failure: 'unsupported' };
    } catch (error) {
      if (error instanceof PathUnsupported) return { failure: 'unsupported' };
      throw error;
    }
  }

  private evaluate(
    compiled: CompiledPath,
    constraint: Constraint,
    typeId: string,
    profile: string,
    value: Json,
    side: JsonObject | undefined,
    run: Run,
  ): void {
    const env = envOf(this.engine, run);
    if (compiled.quick !== undefined) {
      if (!compiled.quick(value ?? undefined, side, env)) this.broken(constraint, profile, run);
      return;
    }
    const verdict = compiled.boolean(new PathNode(value ?? undefined, side, typeId), env);
    if (verdict === true) return;
    if (verdict === false) this.broken(constraint, profile, run);
    else if (verdict === 'error') this.cannotEvaluate(constraint, profile, run);
    else this.undecided(constraint, profile, run);
  }

  private broken(constraint: Constraint, profile: string, run: Run): void {
    const said = constraint.human ?? CORE_WORDS[constraint.key];
    const { bestPractice } = this.engine.options;
    const severity = constraint.bestPractice === true && bestPractice !== 'ignore' ? bestPractice : constraint.severity;
    const text =
      said === undefined
        ? `The rule ${constraint.key} is broken: ${constraint.expression}`
        : `The rule ${constraint.key} is broken: ${said}`;
    run.report(severity, 'invariant', text, { constraint: constraint.key, profile: constraint.source ?? profile });
  }

  /** An expression that fails is a finding: what it should hold back may well be there. */
  private cannotEvaluate(constraint: Constraint, profile: string, run: Run): void {
    run.report(
      constraint.severity,
      'invariant',
      `The rule ${constraint.key} could not be evaluated on this element, so it does not hold: ${constraint.expression}`,
      {
        constraint: constraint.key,
        profile: constraint.source ?? profile,
      },
    );
  }

  private undecided(constraint: Constraint, profile: string, run: Run): void {
    run.report(
      'information',
      'invariant',
      `The rule ${constraint.key} could not be decided with the terminology and definitions that are loaded.`,
      {
        constraint: constraint.key,
        profile: constraint.source ?? profile,
        review: 'terminology-not-loaded',
      },
    );
  }

  private cannotRun(constraint: Constraint, failure: 'syntax' | 'unsupported', profile: string, run: Run): void {
    const why =
      failure === 'syntax'
        ? 'its expression is not FHIRPath'
        : 'its expression uses a part of FHIRPath that is not supported';
    run.report('warning', 'not-supported', `The rule ${constraint.key} was not checked: ${why}.`, {
      constraint: constraint.key,
      profile: constraint.source ?? profile,
      review: 'unsupported',
    });
  }
}
