import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHECKS } from '../../../src/checks/index.js';
import { loadCatalogue } from '../../../src/index.js';
import { whyNotLinear } from '../../../src/packs/pattern/linear.js';

/** Texts of members with these names, wherever they stand. */
function textsOf(value: unknown, names: readonly string[]): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const own = [member].flat().filter((one) => typeof one === 'string') as string[];
    return [...(names.includes(name) ? own : []), ...textsOf(member, names)];
  });
}

const schemas = new URL('../../../standards/schema/', import.meta.url);
const refused = (patterns: string[]) => patterns.filter((one) => whyNotLinear(one) !== undefined);

describe('our own patterns are linear in time', () => {
  it('in the rules', () => {
    const rules = loadCatalogue().standards.flatMap((standard) => standard.rules);
    const patterns = textsOf(rules, ['matches', 'skip', 'members']);
    expect(patterns.length).toBeGreaterThan(60);
    expect(refused(patterns)).toEqual([]);
  });

  it('in the schemas, which are held to what anybody writes', () => {
    const all = readdirSync(schemas).map((name) => JSON.parse(readFileSync(new URL(name, schemas), 'utf8')) as unknown);
    const patterns = textsOf([...all, CHECKS.map(({ options }) => options)], ['pattern']);
    expect(patterns.length).toBeGreaterThan(20);
    expect(refused(patterns)).toEqual([]);
  });
});
