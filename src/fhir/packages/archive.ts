import { Gunzip } from 'fflate';
import { PackageError } from './package-error.js';
import { readTar } from './tar.js';

/** A file of a package, named from the package's root. */
export interface PackageFile {
  name: string;
  bytes: Uint8Array;
}

/** Numbers are contract: README says them. */
export const PACKAGE_LIMITS = { bytes: 1024 * 1024 * 1024, files: 100_000 } as const;

/**
 * Files of a FHIR package archive (.tgz). The folder `package` is the package's root.
 * @throws {PackageError} in our own words, where the archive is damaged or too large
 */
export function readArchive(bytes: Uint8Array): PackageFile[] {
  const files: PackageFile[] = [];
  for (const { name, bytes: content } of readTar(inflate(bytes))) {
    if (files.length >= PACKAGE_LIMITS.files) throw new PackageError('The package holds more files than may be read.');
    files.push({ name: name.replace(/^(\.\/)?(package\/)?/, ''), bytes: content });
  }
  return files;
}

function inflate(bytes: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = [];
  let total = 0;
  let done = false;
  const stream = new Gunzip((chunk, final) => {
    total += chunk.length;
    if (total > PACKAGE_LIMITS.bytes) throw new RangeError();
    chunks.push(chunk);
    done ||= final;
  });
  try {
    for (let at = 0; at < bytes.length; at += PIECE)
      stream.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
  } catch (error) {
    if (error instanceof RangeError) throw new PackageError('The package is larger than may be read.');
    done = false;
  }
  if (!done) throw new PackageError('The package archive is damaged or cut short. Fetch it again.');
  const whole = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

const PIECE = 1024 * 1024;
