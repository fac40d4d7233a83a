import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { readTar } from '../../fhir/packages/tar.js';
import type { JsonObject } from '../../parse/tree.js';
import type { CoreSource } from './sources.js';

/**
 * Fetches a package with the package manager and reads its resources.
 * @param folder where the archive is put
 * @throws {Error} where the archive is not the pinned one
 */
export async function fetchResources(source: CoreSource, folder: string): Promise<JsonObject[]> {
  const name = `${source.package}@${source.version}`;
  const { stdout } = await promisify(execFile)('npm', ['pack', name, '--silent'], { cwd: folder });
  const archive = await readFile(join(folder, stdout.trim().split('\n').at(-1) ?? ''));
  const integrity = `sha512-${createHash('sha512').update(archive).digest('base64')}`;
  if (integrity !== source.integrity) throw new Error(`${name} is not the pinned archive: its hash is ${integrity}.`);
  const wanted = /(^|\/)(StructureDefinition|ValueSet|CodeSystem)-[^/]*\.json$/;
  return [...readTar(gunzipSync(archive))]
    .filter((entry) => wanted.test(entry.name))
    .map((entry) => JSON.parse(new TextDecoder().decode(entry.bytes)) as JsonObject);
}
