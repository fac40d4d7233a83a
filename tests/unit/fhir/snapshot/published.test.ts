/** Over the packages of ../shared: skipped, and counted as such, where they are not there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { layer } from '../../../../src/fhir/definitions/store.js';
import { structureFrom } from '../../../../src/fhir/definitions/structure-from.js';
import type { ElementDef } from '../../../../src/fhir/definitions/types.js';
import { readArchive } from '../../../../src/fhir/packages/archive.js';
import { readConformance } from '../../../../src/fhir/packages/conformance.js';
import { packageOf } from '../../../../src/fhir/packages/package.js';
import { generateSnapshot } from '../../../../src/fhir/snapshot/generate.js';
import { coreStore } from '../core-store.js';

const folder = new URL('../../../../../shared/packages/', import.meta.url);
const absent = !existsSync(folder);
const archives = absent ? [] : readdirSync(folder).filter((name) => name.endsWith('.tgz'));
const files = (name: string) => readArchive(readFileSync(new URL(encodeURIComponent(name), folder)));

describe.skipIf(absent)('packages whose profiles have only differentials', () => {
  const names = archives.filter((name) => /\br4\b/.test(name));
  const open = Promise.all(names.map((name) => packageOf(files(name), coreStore, name)));

  it('have a snapshot of every profile', async () => {
    const packages = await open;
    const store = layer(await coreStore('4.0'), ...packages.map(({ definitions }) => definitions));
    const urls = packages.flatMap(({ definitions }) => [...definitions.structureUrls()]);
    expect(urls.length).toBeGreaterThan(200);
    expect(urls.filter((url) => !store.structure(url)?.elements.length)).toEqual([]);
    expect(urls.map((url) => store.problem?.(url)).filter((problem) => problem !== undefined)).toEqual([]);
  });
});

/** What is compared of an element, as text. */
const FACTS: Record<string, (element: ElementDef) => unknown> = {
  cardinality: ({ min, max }) => [min, String(max)],
  types: ({ types }) => types.map(({ code }) => code).sort(),
  fixed: ({ fixed, pattern }) => [fixed, pattern],
  binding: ({ binding }) => [binding?.strength, binding?.valueSet],
};

describe.skipIf(absent)('profiles that were published with snapshots', () => {
  const names = archives.filter((name) => /^uk\.nhs\..*stu3#/.test(name));

  it.each(names)('of %s agree with what is generated from their differentials', async (name) => {
    const core = await coreStore('3.0');
    const wanted = files(name).filter((file) => /StructureDefinition-/.test(file.name));
    const store = layer(core, (await packageOf(files(name), coreStore, name)).definitions);
    const counts = Object.fromEntries(Object.keys(FACTS).map((fact) => [fact, { same: 0, all: 0 }]));
    for (const json of readConformance(wanted, core)) {
      const source = structureFrom(json, '3.0');
      if (source.definition.derivation !== 'constraint' || source.differential.length === 0) continue;
      const made = generateSnapshot({ ...source, hasSnapshot: false }, store);
      const byId = new Map(
        'definition' in made ? made.definition.elements.map((element) => [element.id, element]) : [],
      );
      for (const element of source.definition.elements) {
        const own = byId.get(element.id);
        if (!own) continue;
        for (const [fact, read] of Object.entries(FACTS)) {
          const count = counts[fact]!;
          count.all++;
          if (JSON.stringify(read(element)) === JSON.stringify(read(own))) count.same++;
        }
      }
    }
    for (const { same, all } of Object.values(counts)) {
      expect(all).toBeGreaterThan(4000);
      expect(same / all).toBeGreaterThan(0.985);
    }
  });
});
