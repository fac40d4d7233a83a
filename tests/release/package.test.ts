import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const own = JSON.parse(read('package.json')) as Record<
  'dependencies' | 'devDependencies' | 'scripts',
  Record<string, string>
>;

describe('the dependencies', () => {
  const chapter = /^## Dependencies$([\s\S]*?)^## /m.exec(read('README.md'))?.[1] ?? '';

  it.each(Object.entries({ ...own.dependencies, ...own.devDependencies }))(
    '%s is pinned to one version',
    (_, version) => {
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    },
  );

  it.each(Object.keys(own.dependencies))('%s, which runs, is in the README with a reason and a licence', (name) => {
    const row = chapter.split('\n').find((line) => line.startsWith(`| ${name} |`));
    const [, , reason = '', licence = ''] = row?.split('|').map((cell) => cell.trim()) ?? [];
    expect(reason.length).toBeGreaterThan(2);
    expect(licence.length).toBeGreaterThan(2);
  });

  it.each(Object.keys(own.devDependencies))('%s, for development, is in the README', (name) => {
    expect(chapter.replace(/\s+/g, ' ')).toMatch(new RegExp(`For development only:.*${name}`));
  });

  it('are those that the README names and no more', () => {
    const named = [...chapter.matchAll(/^\| (?!package |---)(\S+) \|/gm)].map(([, name]) => name);
    expect(named.filter((name) => !own.dependencies[name!])).toEqual([]);
  });
});

describe('the package', () => {
  it('runs nothing when it is installed', () => {
    expect(Object.keys(own.scripts).filter((name) => /^(pre|post)?install$|^prepare$/.test(name))).toEqual([]);
  });

  it('holds what runs and what is read, nothing else, and stays small', () => {
    const npm = process.env['npm_execpath'];
    const words = ['pack', '--dry-run', '--json', '--ignore-scripts'];
    const options = {
      cwd: root,
      maxBuffer: 1 << 26,
      stdio: ['ignore', 'pipe', 'ignore'] as ['ignore', 'pipe', 'ignore'],
    };
    const text = npm ? execFileSync(process.execPath, [npm, ...words], options) : execFileSync('npm', words, options);
    const parsed = JSON.parse(text.toString()) as Packed[] | Record<string, Packed>;
    const [packed] = Object.values(parsed) as [Packed];
    const names = packed.files.map(({ path }) => path);
    const wanted = [
      'package.json',
      'README.md',
      'LICENSE',
      'NOTICE',
      'CHANGELOG.md',
      'bin/careconform.js',
      'dist/cli.cjs',
    ];
    const data = [
      'dist/index.js',
      'dist/catalogue.json',
      'standards/schema/report.json',
      'standards/definitions/r4.json',
    ];
    const pages = [
      'standards/SAFETY.md',
      'standards/PRIVACY.md',
      'standards/CATALOGUE.md',
      'standards/nhs-number/RULES.md',
    ];
    expect(names).toEqual(expect.arrayContaining([...wanted, ...data, ...pages]));
    expect(names.filter((name) => /^(src|tests|fixtures|release|node_modules|\.ci|\.github)\//.test(name))).toEqual([]);
    expect(names.filter((name) => /\.(ts|map)$/.test(name) && !name.endsWith('.d.ts'))).toEqual([]);
    expect(names.filter((name) => name.endsWith('.compiled'))).toEqual([]);
    expect(packed.size).toBeLessThan(4_000_000);
    expect(packed.unpackedSize).toBeLessThan(16_000_000);
  });
});

interface Packed {
  files: { path: string }[];
  size: number;
  unpackedSize: number;
}
