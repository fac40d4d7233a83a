/** A download that can be cut off and taken up again: what has come so far stays in a file beside the target. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { PACKAGE_LIMITS } from '../fhir/packages/archive.js';
import { PackageError } from '../fhir/packages/package-error.js';
import { type GetOptions, get, type Response } from './http.js';
import { withRetries } from './retry.js';

export interface Checksum {
  algorithm: 'sha1' | 'sha256' | 'sha512';
  /** In hexadecimal */
  value: string;
}

/**
 * Fetches a file. A part that an earlier try left is kept and only the rest is asked for.
 * @param file where it is put once it is whole and its checksum is right
 * @throws {PackageError} where the registry refuses, the file stays cut short, or the checksum is wrong
 */
export async function download(
  url: URL,
  file: string,
  checksum: Checksum | undefined,
  options: GetOptions,
  wait?: (milliseconds: number) => Promise<void>,
): Promise<void> {
  const part = `${file}.part`;
  await withRetries(async () => fetchRest(url, part, options), wait);
  if (checksum && (await hashOf(part, checksum.algorithm)) !== checksum.value) {
    await forget(part);
    throw new PackageError(
      `What came from ${url.host} is not the published file: its ${checksum.algorithm} checksum differs. Try again.`,
    );
  }
  await rename(part, file);
  await forget(part);
}

/** Gives a response whose status a retry or a refusal is to be read from; undefined where the file is whole. */
async function fetchRest(url: URL, part: string, options: GetOptions): Promise<Response | undefined> {
  const have = (await stat(part).catch(() => undefined))?.size ?? 0;
  const tag = await readFile(`${part}.etag`, 'utf8').catch(() => '');
  const resume: Record<string, string> = have > 0 && tag !== '' ? { range: `bytes=${have}-`, 'if-range': tag } : {};
  const response = await get(url, {
    ...options,
    headers: { ...options.headers, ...resume, 'accept-encoding': 'identity' },
  });
  const isRest = response.status === 206 && startOf(response) === have;
  if (response.status === 416 || (response.status === 206 && !isRest)) {
    response.body.resume();
    await forget(part);
    throw new PackageError(`The download from ${url.host} could not be taken up again. Try again.`);
  }
  if (response.status !== 200 && !isRest) return response;
  await writeFile(`${part}.etag`, response.headers.etag ?? '');
  await save(response, part, isRest ? have : 0, url);
  return undefined;
}

/** Each piece is on disk before the next is asked for, so that a broken connection loses nothing that came. */
async function save({ headers, body }: Response, part: string, have: number, url: URL): Promise<void> {
  const expected = have + Number(headers['content-length'] ?? Number.NaN);
  const file = await open(part, have > 0 ? 'a' : 'w');
  let size = have;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > PACKAGE_LIMITS.bytes) throw new PackageError(`The file at ${url.host} is larger than may be read.`);
      await file.write(chunk);
    }
  } catch (error) {
    throw error instanceof PackageError ? error : cutShort(url);
  } finally {
    await file.close();
  }
  if (size < expected) throw cutShort(url);
}

function cutShort(url: URL): PackageError {
  return new PackageError(`The download from ${url.host} was cut short. Run the command again to take it up.`);
}

function startOf(response: Response): number {
  return Number(/^bytes (\d+)-/.exec(response.headers['content-range'] ?? '')?.[1] ?? Number.NaN);
}

async function forget(part: string): Promise<void> {
  await rm(part, { force: true });
  await rm(`${part}.etag`, { force: true });
}

async function hashOf(file: string, algorithm: string): Promise<string> {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
