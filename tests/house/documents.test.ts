import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (name: string) => readFileSync(join(root, name), 'utf8');

describe('the hazards of SAFETY.md', () => {
  const hazards = read('standards/SAFETY.md').split(/^### /m).slice(1);
  const field = (hazard: string, name: string) => new RegExp(`^- ${name}: (.+)$`, 'm').exec(hazard)?.[1] ?? '';

  it('are a dozen at least, numbered in order', () => {
    expect(hazards.length).toBeGreaterThanOrEqual(12);
    expect(hazards.map((hazard) => Number.parseInt(hazard, 10))).toEqual(hazards.map((_, i) => i + 1));
  });

  it.each(hazards.map((hazard) => [hazard.split('\n')[0]!, hazard]))(
    '%s has cause, effect, control and tests',
    (_, hazard) => {
      for (const name of ['Cause', 'Effect', 'Control', 'Left']) expect(field(hazard, name), name).not.toBe('');
      const tests = [...field(hazard, 'Shown by').matchAll(/`([^`]+)`/g)].map(([, path]) => path!);
      expect(tests.length).toBeGreaterThan(0);
      for (const path of tests) {
        expect(path).toMatch(/^tests\/.+\.test\.ts$/);
        expect(existsSync(join(root, path)), path).toBe(true);
      }
    },
  );
});

describe.each(['README.md', 'CHANGELOG.md', 'standards/SAFETY.md', 'standards/PRIVACY.md', 'standards/COMPARISON.md'])(
  '%s',
  (name) => {
    const text = read(name);

    it('names only files of the repository that there are', () => {
      const linked = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path]) => join(name, '..', path!));
      const tests = [...text.matchAll(/`(tests\/[^`*]+\.ts)`/g)].map(([, path]) => path!);
      expect([...linked, ...tests].filter((path) => !existsSync(join(root, path)))).toEqual([]);
    });

    it('uses no Latin abbreviations', () => {
      expect(text.match(/\b(?:e\.g|i\.e|etc|viz|cf|ca|approx)\./g)).toBeNull();
    });
  },
);
