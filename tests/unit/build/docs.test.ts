import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makePages } from '../../../src/build/docs/pages.js';
import { loadCatalogue } from '../../../src/index.js';
import { plainMarkdown } from '../../../src/report/markdown-text.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const pages = makePages(root, '0.0.0');
const catalogue = loadCatalogue();

describe('the pages made from the catalogue', () => {
  it.each([...pages])('%s is fresh: run npm run docs where it is not', (name, text) => {
    expect(readFileSync(join(root, name), 'utf8')).toBe(text);
  });

  it('have no page left of a standard that is gone', () => {
    const kept = readdirSync(join(root, 'standards'))
      .map((folder) => `standards/${folder}/RULES.md`)
      .filter((name) => existsSync(join(root, name)));
    expect(kept.filter((name) => !pages.has(name))).toEqual([]);
  });

  it('link only to pages that there are', () => {
    const dead = [...pages].flatMap(([name, text]) =>
      [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)]
        .filter(([, target]) => !existsSync(join(root, name, '..', target!)))
        .map(([, target]) => `${name} → ${target}`),
    );
    expect(dead).toEqual([]);
  });

  it.each(catalogue.standards.map(({ id }) => id))('say of %s what is uncertain', (id) => {
    const standard = catalogue.standards.find((one) => one.id === id)!;
    const page = pages.get(`standards/${id}/RULES.md`) ?? '';
    for (const { caution, requirements } of standard.rules) {
      if (caution) expect(page).toContain(`**Take care:** ${plainMarkdown(caution)}`);
      expect(requirements.every((one) => page.includes(`**${one}**`))).toBe(true);
    }
    const unverified = standard.requirements.filter(({ source }) => source.status === 'unverified');
    expect(page.split('**not verified**').length - 1).toBeGreaterThanOrEqual(unverified.length);
  });
});
