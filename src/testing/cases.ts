/** Reads the fixtures of a pack. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CheckOptions } from '../options.js';
import { PackError } from '../packs/faults.js';

export interface FixtureCase {
  rule: string;
  kind: 'pass' | 'fail' | 'review' | 'na';
  /** The file's name */
  name: string;
  file: string;
  text: string;
  /** Equal for fixtures that hold the same */
  same: string;
  /** From options.json of the folder: how the rule is to be asked */
  options: CheckOptions;
  /** From `<name>.expect.json`: findings that there must be */
  expected: { path?: string; line?: number }[];
}

/** @returns the cases of each rule, by `<standard>/<rule>` */
export function readCases(folder: string | URL): Map<string, FixtureCase[]> {
  const root = folder instanceof URL ? fileURLToPath(folder) : folder;
  if (!existsSync(root)) throw new PackError(`There is no folder ${root} with the fixtures of the pack.`);
  const cases = new Map<string, FixtureCase[]>();
  for (const standard of foldersIn(root))
    for (const rule of foldersIn(join(root, standard)))
      cases.set(`${standard}/${rule}`, casesIn(join(root, standard, rule), `${standard}/${rule}`));
  return cases;
}

function casesIn(folder: string, rule: string): FixtureCase[] {
  const options = jsonAt(join(folder, 'options.json'), {}) as CheckOptions;
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const kind = /^(pass|fail|review|na)-/.exec(name)?.[1] as FixtureCase['kind'] | undefined;
      if (!kind || name.endsWith('.expect.json')) return [];
      const file = join(folder, name);
      const text = readFileSync(file, 'utf8');
      const expected = jsonAt(join(folder, `${name.replace(/\.[^.]+$/, '')}.expect.json`), []);
      const places = expected as FixtureCase['expected'];
      return [{ rule, kind, name, file, text, same: text.replace(/\s+/g, ''), options, expected: places }];
    });
}

function foldersIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return entries.map(({ name }) => name).sort();
}

function jsonAt(file: string, otherwise: unknown): unknown {
  if (!existsSync(file)) return otherwise;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new PackError(`${file} is not well-formed JSON.`);
  }
}
