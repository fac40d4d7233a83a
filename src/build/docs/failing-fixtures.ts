/** The smallest failing fixture of each rule, as the example that its page shows. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface FailingFixture {
  /** From the root of the repository, with forward slashes */
  path: string;
  /** What it shows, as its name says: `wrong digit` */
  shows: string;
  kind: 'fail' | 'review';
}

/** By rule. A rule that can only ask for a review has the smallest fixture that does. */
export function failingFixtures(root: string, standard: string): Map<string, FailingFixture> {
  const folder = join(root, 'fixtures', standard);
  const found = new Map<string, FailingFixture>();
  if (!existsSync(folder)) return found;
  for (const rule of readdirSync(folder).sort()) {
    if (!statSync(join(folder, rule)).isDirectory()) continue;
    const fixture = smallest(join(folder, rule), 'fail') ?? smallest(join(folder, rule), 'review');
    if (fixture) found.set(rule, { ...fixture, path: `fixtures/${standard}/${rule}/${fixture.path}` });
  }
  return found;
}

function smallest(folder: string, kind: FailingFixture['kind']): FailingFixture | undefined {
  const sized = readdirSync(folder)
    .filter((name) => name.startsWith(`${kind}-`) && !name.endsWith('.expect.json'))
    .sort()
    .map((name) => ({ name, size: statSync(join(folder, name)).size }))
    .sort((a, b) => a.size - b.size);
  const name = sized[0]?.name;
  return name === undefined ? undefined : { path: name, shows: wordsOf(name, kind), kind };
}

function wordsOf(name: string, kind: string): string {
  return name
    .slice(kind.length + 1)
    .replace(/\..*$/, '')
    .replaceAll('-', ' ');
}
