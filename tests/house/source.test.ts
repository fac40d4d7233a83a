import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

function filesUnder(folder: string, ending: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((name) => ending.test(name) && statSync(join(root, name)).isFile());
}

const read = (name: string) => readFileSync(join(root, name), 'utf8');
const source = filesUnder('src', /\.(ts|mjs)$/);

/** Modules that may touch the world. */
const WORLD =
  /^src\/(payload\/sources|cli|build|packages-disk|packs-disk|terminology-disk|terminology-server|testing|workers)\/|^src\/index\.ts$/;

function importsOf(name: string): string[] {
  return [...read(name).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]!);
}

/** The layer of a module, from its path: imports may point to the same or a lower one. */
const LAYERS: [RegExp, number][] = [
  [/^src\/(generation|outcome|options|nearest-name|name-pattern|sample|unless-aborted)\.ts$/, 0],
  [/^src\/parse\//, 1],
  [/^src\/payload\//, 2],
  [/^src\/record\//, 2],
  [/^src\/(terminology|fhir|catalogue|checks|packs)\//, 3],
  [/^src\/(report|template)\//, 4],
  [/^src\/run\//, 5],
  [/^src\/check\.ts$/, 5],
  [/^src\/evidence\//, 5],
  [/^src\/(packages-disk|packs-disk|terminology-disk|terminology-server|workers)\//, 6],
  [/^src\/index\.ts$/, 6],
  [/^src\/(cli|testing)\//, 7],
];
const layerOf = (name: string) => LAYERS.find(([pattern]) => pattern.test(name))?.[1];

describe('the source', () => {
  it('has no file over 300 lines', () => {
    const long = [...source, ...filesUnder('tests', /\.(ts|js|mjs)$/), ...filesUnder('bin', /\.js$/)]
      .map((name) => ({ name, lines: read(name).split('\n').length - 1 }))
      .filter(({ lines }) => lines > 300);
    expect(long).toEqual([]);
  });

  it('has no folder or file with a name that says nothing', () => {
    expect(
      source.filter((name) => /(^|\/)(utils?|helpers?|managers?|services?|misc|common)(\/|\.)/.test(name)),
    ).toEqual([]);
  });

  it('touches Node only at its edges, so that the rest runs in a browser', () => {
    const touching = source.filter(
      (name) => !WORLD.test(name) && /from 'node:|\bBuffer\.(from|alloc)|\bprocess\.(env|cwd|std)/.test(read(name)),
    );
    expect(touching).toEqual([]);
  });

  it('imports in one direction only', () => {
    const wrong: string[] = [];
    for (const name of source) {
      const layer = layerOf(name);
      if (layer === undefined || name.startsWith('src/build/')) continue;
      for (const specifier of importsOf(name).filter((one) => /^\..*\.js$/.test(one))) {
        const target = relative(root, join(root, name, '..', specifier)).replace(/\.js$/, '.ts');
        const isType = new RegExp(`import type [^;]*'${specifier.replace(/[.\\/]/g, '\\$&')}'`).test(read(name));
        if (!isType && (layerOf(target) ?? 9) > layer) wrong.push(`${name} → ${target}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('keeps the FHIR engine free of the NHS', () => {
    const nhs = filesUnder('src/fhir', /\.ts$/).filter((name) =>
      /fhir\.nhs\.uk|hl7\.org\.uk|NHSNumber|nhs-number/i.test(read(name)),
    );
    expect(nhs).toEqual([]);
  });
});

describe('what is committed', () => {
  const text = [
    ...source,
    ...filesUnder('standards', /\.(json|md)$/),
    ...filesUnder('fixtures', /\./),
    ...filesUnder('tests', /\.(ts|json|md)$/),
  ];

  it('holds no NHS number that could have been issued', () => {
    const issued = text.flatMap((name) =>
      [...read(name).matchAll(/(?<![\d.])[467]\d{9}(?![\d.])/g)]
        .filter(([digits]) => passesModulus11(digits))
        .map(() => name),
    );
    expect(issued).toEqual([]);
  });

  it('names no package registry and no path of a machine', () => {
    const files = [...text, 'package-lock.json', 'README.md', '.ci/run'];
    const hosts = new RegExp(['registry\\.(npmjs|yarnpkg)', '/(work|root)/[a-z]'].join('|'));
    expect(files.filter((name) => hosts.test(read(name)))).toEqual([]);
  });
});

/** NHS Data Dictionary, NHS NUMBER: Modulus 11 over the first nine digits with weights 10 to 2. */
function passesModulus11(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < 9; at += 1) sum += Number(digits[at]) * (10 - at);
  return (11 - (sum % 11)) % 11 === Number(digits[9]);
}
