/** A project of somebody else's, with the product and the example packs installed from what `npm pack` makes. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const PACKS = join(ROOT, 'fixtures', 'packs');

const npm = (args: string[], cwd: string): string =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: 'pipe', shell: process.platform === 'win32' });

export interface Project {
  folder: string;
  run(file: string, args: string[]): { status: number; stdout: string; stderr: string };
}

/** @returns undefined where npm cannot install without a network: what the product depends on is not in its cache */
export function installedProject(packs: readonly string[]): Project | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'careconform-project-'));
  for (const from of [ROOT, ...packs.map((name) => join(PACKS, name))])
    npm(['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], from);
  writeFileSync(join(folder, 'package.json'), '{ "name": "project", "private": true, "type": "module" }\n');
  const archives = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  try {
    npm(
      ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', ...archives.map((name) => `./${name}`)],
      folder,
    );
  } catch {
    return undefined;
  }
  return { folder, run: (file, args) => run(folder, file, args) };
}

function run(folder: string, file: string, args: string[]): ReturnType<Project['run']> {
  try {
    const stdout = execFileSync(process.execPath, [file, ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
    return { status: 0, stdout, stderr: '' };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { status, stdout, stderr };
  }
}
