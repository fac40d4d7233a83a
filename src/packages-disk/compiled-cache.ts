/** Compiled packages kept between runs, by the hash of their content. Damage and missing folders only cost time. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { COMPILED_FORMAT } from '../fhir/packages/compile.js';
import type { PackageManifest } from '../fhir/packages/manifest.js';
import type { FhirPackage } from '../fhir/packages/package.js';

export interface CompiledPackage {
  manifest: PackageManifest;
  unreadable: FhirPackage['unreadable'];
  text: string;
}

/**
 * Reads a compiled package.
 * @returns undefined where there is none, or it is damaged or of another format
 */
export async function readCompiled(folder: string, hash: string): Promise<CompiledPackage | undefined> {
  try {
    const file = await readFile(fileOf(folder, hash), 'utf8');
    const first = file.indexOf('\n');
    const head = JSON.parse(file.slice(0, first)) as Omit<CompiledPackage, 'text'> & { format: string; sha256: string };
    const text = file.slice(first + 1);
    const isWhole = head.format === COMPILED_FORMAT && head.sha256 === sha256(text);
    return isWhole ? { manifest: head.manifest, unreadable: head.unreadable, text } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keeps a compiled package. The file appears whole or not at all, however many write at once; a folder that cannot be
 * written to is no fault.
 */
export async function keepCompiled(folder: string, hash: string, compiled: CompiledPackage): Promise<void> {
  const { text, ...rest } = compiled;
  const head = JSON.stringify({ format: COMPILED_FORMAT, sha256: sha256(text), ...rest });
  const draft = join(folder, `.${hash}.${randomBytes(6).toString('hex')}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(draft, `${head}\n${text}`);
    await rename(draft, fileOf(folder, hash));
  } catch {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

function fileOf(folder: string, hash: string): string {
  return join(folder, `${hash}.compiled`);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
