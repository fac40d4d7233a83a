/** Asks one check of one made-up fact, outside any run. */
import type { CheckContext, CheckDefinition, CheckResult } from '../../../src/checks/types.js';
import { noProfiles } from '../../../src/fhir/contract.js';
import type { Generation } from '../../../src/generation.js';
import { createCollector } from '../../../src/record/collect.js';
import type { Fact } from '../../../src/record/facts.js';
import { noTerminology, type TerminologyService } from '../../../src/terminology/contract.js';

export interface Asking {
  generation?: Generation;
  codes?: Record<string, unknown>;
  terminology?: TerminologyService;
  /** Other facts of the same record */
  others?: Fact[];
}

export function ask(check: CheckDefinition, fact: object, options: unknown, asking: Asking = {}): CheckResult {
  const generation = asking.generation ?? 'fhir-r4';
  const out = createCollector(generation);
  for (const other of asking.others ?? []) out.add(other);
  const context = {
    facts: out.facts(),
    generation,
    data: undefined,
    asOf: '2026-11-01',
    codes: <T>(name: string) => asking.codes?.[name] as T,
    terminology: asking.terminology ?? noTerminology,
    profiles: noProfiles,
  } as unknown as CheckContext;
  const result = check.run({ path: 'here', ...fact } as unknown as Fact, options, context);
  if (Array.isArray(result)) throw new Error('the check gave several results');
  return result;
}

/** Outcomes of one check over several texts in the field `value`. */
export function outcomes(
  check: CheckDefinition,
  values: readonly string[],
  options: object = {},
  asking?: Asking,
): string[] {
  return values.map((value) => `${value} ${ask(check, { value }, { field: 'value', ...options }, asking).outcome}`);
}

export const as = (outcome: string, values: readonly string[]): string[] =>
  values.map((value) => `${value} ${outcome}`);
