import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { CheckSpec } from '../../../src/catalogue/types.js';
import { CHECKS } from '../../../src/checks/index.js';
import { loadCatalogue } from '../../../src/index.js';
import { whyNotLinear } from '../../../src/packs/pattern/linear.js';

const catalogue = loadCatalogue();
const rules = catalogue.standards.flatMap(({ id, rules: own }) =>
  own.map((rule) => [`${id}/${rule.id}`, rule] as const),
);
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictRequired: false, strictTypes: false });
ajv.addFormat('linear-pattern', (text) => whyNotLinear(text) === undefined);
const schemas = new Map(CHECKS.map(({ name, options }) => [name, ajv.compile(options)]));

function parts(spec: CheckSpec): [string, unknown][] {
  return Object.entries(spec).flatMap(([name, options]) =>
    ['all', 'any', 'none'].includes(name)
      ? (options as CheckSpec[]).flatMap(parts)
      : [[name, options] as [string, unknown]],
  );
}

describe('every rule', () => {
  it.each(rules)('%s gives its checks options that they take', (_key, { check }) => {
    for (const [name, options] of parts(check)) {
      const validate = schemas.get(name);
      expect(validate, name).toBeDefined();
      validate?.(options);
      expect(validate?.errors ?? [], name).toEqual([]);
    }
  });

  it.each(rules)('%s names lists that the catalogue has', (_key, { check }) => {
    const lists = parts(check).flatMap(([, options]) => {
      const { list } = options as { list?: unknown };
      return typeof list === 'string' ? [list] : [];
    });
    expect(lists.filter((list) => !(list in catalogue.codes))).toEqual([]);
  });

  it.each(rules)('%s says its words as sentences', (_key, rule) => {
    for (const words of [rule.why, rule.fix]) expect(words).toMatch(/^[A-Z“‘].*\.$/s);
    for (const words of [rule.title, rule.failTitle]) expect(words).not.toMatch(/\.$/);
    expect(rule.title).not.toBe(rule.failTitle);
  });
});
