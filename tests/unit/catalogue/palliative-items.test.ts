import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../src/index.js';

interface Item {
  name: string;
  rules: string[];
  note?: string;
}

describe('the items of end of life care', () => {
  const { codes, standards } = loadCatalogue();
  const { items } = codes['palliative-care/items'] as { items: Item[] };
  const rules = new Set(standards.find(({ id }) => id === 'palliative-care')?.rules.map(({ id }) => id));

  it('name rules that there are', () => {
    expect(items.flatMap((item) => item.rules).filter((rule) => !rules.has(rule))).toEqual([]);
  });

  it('say why no rule tests them, where none does', () => {
    expect(items.filter((item) => item.rules.length === 0 && !item.note).map(({ name }) => name)).toEqual([]);
  });
});
