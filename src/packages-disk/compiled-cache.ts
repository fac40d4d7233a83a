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
  bytes: Uint8Array;
}

/** The first line of a kept file; the rest is the compiled package. */
type Head = Omit<CompiledPackage, 'bytes'> & { format: string; sha256: string };

/**
 * Reads a compiled package.
 * @returns undefined where there is none, or it is damaged or of another format
 */
export async function readCompiled(folder: string, hash: string): Promise<CompiledPackage | undefined> {
  try {
    const file = await readFile(fileOf(folder, hash));
    const first = file.indexOf('\n');
    const head = JSON.parse(file.toString('utf8', 0, first)) as Head;
    const bytes = file.subarray(first + 1);
    const isWhole = head.format === COMPILED_FORMAT && head.sha256 === sha256(bytes);
    return isWhole ? { manifest: head.manifest, unreadable: head.unreadable, bytes } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keeps a compiled package. The file appears whole or not at all, however many write at once; a folder that cannot be
 * written to is no fault.
 */
export async function keepCompiled(folder: string, hash: string, compiled: CompiledPackage): Promise<void> {
  const { bytes, ...rest } = compiled;
  const head = JSON.stringify({ format: COMPILED_FORMAT, sha256: sha256(bytes), ...rest });
  const draft = join(folder, `.${hash}.${randomBytes(6).toString('hex')}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(draft, Buffer.concat([Buffer.from(`${head}\n`), bytes]));
    await rename(draft, fileOf(folder, hash));
  } catch {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

function fileOf(folder: string, hash: string): string {
  return join(folder, `${hash}.compiled`);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
