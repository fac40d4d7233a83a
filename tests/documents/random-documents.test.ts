import { describe, expect, it } from 'vitest';
import { createChecker } from '../../src/index.js';
import { findingsOf } from './findings.js';
import { randomDocument } from './random-document.js';
import { sourceOf } from './source-of.js';

/** Another seed for another sixty: SEED=7 npx vitest run tests/documents. */
const SEED = Number(process.env['SEED'] ?? 20_261_123);
const HOW_MANY = Number(process.env['DOCUMENTS'] ?? 60);

describe(`${HOW_MANY} random documents that keep to the rules, from seed ${SEED}`, () => {
  it('give nothing to find', async () => {
    const checker = await createChecker({ maxFindings: 0, asOf: '2026-11-01', jobs: 1 });
    const wrong: string[] = [];
    const kinds = new Set<string>();
    for (let seed = SEED; seed < SEED + HOW_MANY; seed += 1) {
      const { document, generation, bundle } = await randomDocument(seed);
      const report = await checker.run(sourceOf(bundle));
      kinds.add(`${document} ${report.payloads[0]!.generation}`);
      wrong.push(...findingsOf(report).map((line) => `seed ${seed}, ${document}, ${generation}: ${line}`));
    }
    expect(wrong).toEqual([]);
    expect(kinds.size).toBe(8);
  });
});
