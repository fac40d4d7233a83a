import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { closureOf } from '../../src/build/release/packages.js';
import { makeSbom, type Sbom, tidySbom } from '../../src/build/release/sbom.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string;
  dependencies: Record<string, string>;
};
const text = makeSbom(root);
const bom = JSON.parse(text) as Sbom;

describe('the bill of materials', () => {
  it('has the members that CycloneDX 1.5 asks for', () => {
    expect(bom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5', version: 1 });
    expect(bom.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(bom.metadata.component).toMatchObject({ type: 'application', name: 'careconform', version: own.version });
    for (const one of bom.components) {
      expect(one.type).toBe('library');
      expect(one.purl).toMatch(/^pkg:npm\/.+@\d/);
      expect(one['hashes'], one.name).toMatchObject([
        { alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) },
      ]);
      expect(one.licenses?.length, one.name).toBeGreaterThan(0);
    }
    expect(new Set(bom.components.map((one) => one['bom-ref'])).size).toBe(bom.components.length);
  });

  it('names all that runs, what needs what, and nothing that only builds or tests', () => {
    const runs = closureOf(root, Object.keys(own.dependencies)).map((path) => path.split('node_modules/').at(-1)!);
    expect(bom.components.map(({ name }) => name).sort()).toEqual(runs.sort());
    expect(bom.components).toContainEqual(
      expect.objectContaining({ name: 'saxes', version: own.dependencies['saxes'] }),
    );
    expect(bom.components.some(({ name }) => /^(vitest|typescript|esbuild)$/.test(name))).toBe(false);
    const known = new Set([bom.metadata.component, ...bom.components].map((one) => one['bom-ref']));
    for (const { ref, dependsOn = [] } of bom.dependencies)
      expect([ref, ...dependsOn].filter((one) => !known.has(one))).toEqual([]);
  });

  it('names no registry, and is the same every time', () => {
    expect(text).not.toMatch(/registry\./);
    expect(makeSbom(root)).toBe(text);
  });

  it('leaves out where a package came from, and has another number where anything differs', () => {
    const from = { type: 'distribution', url: 'https://packages.example/a.tgz' };
    const one = { 'bom-ref': 'a@1.0.0', type: 'library', name: 'a', version: '1.0.0', purl: 'pkg:npm/a@1.0.0' };
    const made = (version: string) =>
      tidySbom(
        {
          bomFormat: 'CycloneDX',
          specVersion: '1.5',
          metadata: { timestamp: '2026-01-01', component: { ...one, 'bom-ref': 'b', name: 'folder' } },
          components: [{ ...one, version, externalReferences: [from] }],
          dependencies: [{ ref: 'b', dependsOn: ['a@1.0.0', 'gone@1.0.0'] }],
        },
        'product',
        new Set([`a@${version}`]),
        () => 'its own',
      );
    expect(made('1.0.0').components[0]).toMatchObject({
      externalReferences: [],
      licenses: [{ license: { name: 'its own' } }],
    });
    expect(made('1.0.0').dependencies).toEqual([{ ref: 'b', dependsOn: ['a@1.0.0'] }]);
    expect(JSON.stringify(made('1.0.0'))).not.toContain('2026-01-01');
    expect(made('1.0.0').serialNumber).toBe(made('1.0.0').serialNumber);
    expect(made('1.0.0').serialNumber).not.toBe(made('2.0.0').serialNumber);
  });
});
