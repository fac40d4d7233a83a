import { expect, it } from 'vitest';
import type { EngineOptions, FhirValidator, Issue } from '../../../src/fhir/contract.js';
import { createValidator } from '../../../src/fhir/index.js';
import type { JsonObject, JsonTree } from '../../../src/parse/tree.js';
import type { TerminologyService } from '../../../src/terminology/contract.js';
import { storeWith } from './snapshot/profile.js';

export interface Setting {
  version?: '3.0' | '4.0';
  /** Profiles, value sets and code systems beside the core's */
  definitions?: JsonObject[];
  /** Canonical URLs to check besides meta.profile */
  profiles?: string[];
  options?: Partial<EngineOptions>;
  terminology?: TerminologyService;
}

export async function validatorOf(setting: Setting = {}): Promise<FhirValidator> {
  const { version = '4.0', definitions = [], options, terminology } = setting;
  const store = await storeWith(definitions, version);
  return createValidator({ version, store, ...(options ? { options } : {}), ...(terminology ? { terminology } : {}) });
}

export function treeOf(resource: JsonObject): JsonTree {
  return { syntax: 'json', value: resource, duplicates: [], lexemes: new Map(), locate: () => undefined };
}

export async function issuesOf(resource: JsonObject, setting: Setting = {}): Promise<Issue[]> {
  const validator = await validatorOf(setting);
  const { profiles } = setting;
  return validator.validate({ resource, tree: treeOf(resource) }, profiles ? { profiles } : {});
}

/** A finding as a table writes it: `Patient.name required`, with the constraint's key where there is one. */
export const written = ({ expression, code, constraint }: Issue): string =>
  [expression, code, ...(constraint ? [constraint] : [])].join(' ');

const isError = ({ severity }: Issue): boolean => severity === 'error' || severity === 'fatal';

export type Case = readonly [what: string, resource: JsonObject, ...errors: string[]];

/** One test a row: the errors of the resource are those that the row names, and no others. */
export function errorTable(cases: readonly Case[], setting: Setting = {}): void {
  it.each(cases.map(([what, resource, ...errors]) => ({ what, resource, errors })))('$what', async (row) => {
    const issues = await issuesOf(row.resource, setting);
    expect(issues.filter(isError).map(written).sort()).toEqual([...row.errors].sort());
  });
}

/** One test a row: a finding of that severity is there. */
export type NoteCase = readonly [what: string, resource: JsonObject, severity: Issue['severity'], finding: string];

export function noteTable(cases: readonly NoteCase[], setting: Setting = {}): void {
  it.each(cases.map(([what, resource, severity, finding]) => ({ what, resource, severity, finding })))(
    '$what',
    async (row) => {
      const issues = await issuesOf(row.resource, setting);
      const found = issues.filter((issue) => issue.severity === row.severity).map(written);
      expect(found).toContain(row.finding);
      expect(issues.filter(isError).map(written)).toEqual([]);
    },
  );
}

export const patient = (more: JsonObject = {}): JsonObject => ({ resourceType: 'Patient', ...more });

export const observation = (more: JsonObject = {}): JsonObject => ({
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'Invented' },
  ...more,
});
