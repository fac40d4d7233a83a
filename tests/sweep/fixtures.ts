/** Reads the fixtures tree: fixtures/<standard>/<rule>/{pass,fail,review,na}-<what>.<ext>. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CheckOptions } from '../../src/options.js';

export const FIXTURES = fileURLToPath(new URL('../../fixtures', import.meta.url));

export interface Fixture {
  standard: string;
  rule: string;
  kind: 'pass' | 'fail' | 'review' | 'na';
  file: string;
  options: CheckOptions;
  expected: { path?: string; line?: number }[];
}

const folders = (path: string) => readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory());

export function readFixtures(): Fixture[] {
  const found: Fixture[] = [];
  for (const { name: standard } of folders(FIXTURES)) {
    if (standard === 'records' || standard === 'packs') continue;
    for (const { name: rule } of folders(join(FIXTURES, standard))) {
      const at = join(FIXTURES, standard, rule);
      const options = readJson(join(at, 'options.json'), {}) as CheckOptions;
      for (const name of readdirSync(at).sort()) {
        const kind = /^(pass|fail|review|na)-/.exec(name)?.[1] as Fixture['kind'] | undefined;
        if (!kind || name.endsWith('.expect.json')) continue;
        const expected = readJson(join(at, `${name.replace(/\.[^.]+$/, '')}.expect.json`), []) as Fixture['expected'];
        found.push({ standard, rule, kind, file: join(at, name), options, expected });
      }
    }
  }
  return found;
}

function readJson(path: string, otherwise: unknown): unknown {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : otherwise;
}
