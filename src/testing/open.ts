/** Opens a pack for its tests: checks of its own run in this thread, and are watched. */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Rule } from '../catalogue/types.js';
import { loadCatalogue } from '../index.js';
import type { CodePack } from '../packs/contract.js';
import { PackError } from '../packs/faults.js';
import { type OpenedPacks, openHere, openPacks } from '../packs-disk/open.js';
import { findPack } from '../packs-disk/resolve.js';
import { watched } from './watch.js';

export interface PackUnderTest extends OpenedPacks {
  /** By `<standard>/<rule>` */
  rules: Map<string, Rule>;
  /** Where fixtures are looked for by default */
  fixtures: string;
}

/** @throws PackError where the pack cannot be loaded */
export async function openForTest(pack: string | URL | CodePack): Promise<PackUnderTest> {
  const ours = loadCatalogue();
  if (typeof pack === 'string' || pack instanceof URL) {
    const folder = typeof pack === 'string' ? resolve(pack) : fileURLToPath(pack);
    if (findPack(folder, '.').kind === 'code')
      throw new PackError('A pack with code is tested by what it exports: import it and give that.');
    return withRules(await openPacks([folder], ours, '.'), ours, join(folder, 'fixtures'));
  }
  const checks = Object.entries(pack.checks).map(([name, check]) => watched(`${pack.name}:${name}`, check));
  const fixtures = fileURLToPath(new URL('../fixtures/', pack.standards));
  return withRules(await openHere(pack, checks, ours), ours, fixtures);
}

function withRules(opened: OpenedPacks, ours: OpenedPacks['catalogue'], fixtures: string): PackUnderTest {
  const own = opened.catalogue.standards.filter(({ id }) => !ours.standards.some((one) => one.id === id));
  const rules = own.flatMap(({ id, rules: list }) => list.map((rule): [string, Rule] => [`${id}/${rule.id}`, rule]));
  return { ...opened, rules: new Map(rules), fixtures };
}
