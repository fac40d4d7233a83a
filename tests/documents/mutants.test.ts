import { beforeAll, describe, expect, it } from 'vitest';
import { type Checker, createChecker, loadCatalogue } from '../../src/index.js';
import { MUTANTS } from './mutants/index.js';
import { tryMutant } from './try-mutant.js';

/** Another seed breaks other sections of other documents; ALL=1 breaks each of the four in both generations. */
const SEED = Number(process.env['SEED'] ?? 20_261_123);
const ALL = process.env['ALL'] === '1';

/** Rules of the transfer of care that a template cannot be broken against by one change, and why. */
const NO_MUTANT: Record<string, string> = {
  'acknowledgement-answers': 'asks of the answer to a message, which carries no document',
};

describe(`templates broken in one way each, from seed ${SEED}`, () => {
  let checker: Checker;
  beforeAll(async () => {
    checker = await createChecker({ maxFindings: 0, asOf: '2026-11-01', jobs: 1 });
  });

  it.each(MUTANTS.map((mutant, at) => [mutant.kind, mutant, at] as const))('%s', async (_kind, mutant, at) => {
    const tried = await tryMutant(mutant, SEED + at, checker, { all: ALL });
    expect(tried.length).toBeGreaterThan(0);
    expect(tried.filter(({ told }) => told.length === 0)).toEqual([]);
    expect(tried.flatMap(({ more }) => more)).toEqual([]);
  });
});

describe('every rule of the transfer of care', () => {
  const { rules } = loadCatalogue().standards.find(({ id }) => id === 'transfer-of-care')!;
  const broken = new Set(MUTANTS.flatMap((mutant) => mutant.rules));
  const ofDocuments = rules.filter(
    ({ applies }) => applies.generations?.some((each) => /^fhir-(stu3|r4)$/.test(each)) ?? true,
  );

  it.each(ofDocuments.map(({ id }) => id))('%s has a mutant, or a reason why not', (id) => {
    expect(broken.has(`transfer-of-care/${id}`) !== id in NO_MUTANT).toBe(true);
  });
});
