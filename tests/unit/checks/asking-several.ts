/** Asks one check about one fact, with as much of a record around it as the check looks at. */
import type { CheckContext, CheckDefinition, CheckResult } from '../../../src/checks/types.js';
import { noProfiles } from '../../../src/fhir/contract.js';
import type { Generation } from '../../../src/generation.js';
import type { RecordTree } from '../../../src/parse/tree.js';
import type { Fact, FactKind } from '../../../src/record/facts.js';
import { noTerminology, type TerminologyService } from '../../../src/terminology/contract.js';

export interface Around {
  record?: Partial<RecordTree>;
  generation?: Generation;
  asOf?: string;
  facts?: readonly Fact[];
  codes?: Record<string, unknown>;
  terminology?: TerminologyService;
}

export function ask(check: CheckDefinition, fact: Fact, options: unknown, around: Around = {}): CheckResult[] {
  const generation = around.generation ?? 'fhir-stu3';
  const all = around.facts ?? [];
  const context = {
    facts: { generation, get: (kind: FactKind) => all.filter((one) => one.kind === kind) },
    generation,
    data: undefined,
    asOf: around.asOf ?? '2026-11-01',
    codes: (name: string) => {
      const list = around.codes?.[name];
      if (list === undefined) throw new Error(`there is no list ${name}`);
      return list;
    },
    terminology: around.terminology ?? noTerminology,
    profiles: noProfiles,
    record: around.record ?? {},
  } as unknown as CheckContext;
  const result = check.run(fact, options, context);
  return Array.isArray(result) ? result : [result];
}

/** The outcomes of what was asked, in order, with the severity where the check gave one of its own. */
export function outcomes(results: readonly CheckResult[]): string[] {
  return results.map(({ outcome, severity }) => (severity ? `${outcome} ${severity}` : outcome));
}
