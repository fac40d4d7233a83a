/** A FHIR package registry (FHIR package registry API: GET base/id, GET base/id/version). */
import { isObject, objectOf, textOf } from '../fhir/definitions/json-members.js';
import { PackageError } from '../fhir/packages/package-error.js';
import { newest } from '../fhir/packages/version-match.js';
import type { Json, JsonObject } from '../parse/tree.js';
import { type Checksum, download } from './download.js';
import { type GetOptions, get } from './http.js';
import { withRetries } from './retry.js';

export interface Registry {
  /** Base address, https; http only on this machine where a token is sent */
  base: string;
  token?: string;
  env: NodeJS.ProcessEnv;
  /** Longest silence, in milliseconds */
  timeout?: number;
  wait?: (milliseconds: number) => Promise<void>;
}

const TIMEOUT = 30_000;
const LISTING_LIMIT = 64 * 1024 * 1024;

/**
 * Fetches a package's archive.
 * @param version exact, `1.2.x`, or `latest`
 * @param target gives the path for the archive of the version that was found
 * @returns the version and where its archive is
 * @throws {PackageError} where the address is no registry, refuses, or gives something else than it publishes
 */
export async function fetchFromRegistry(
  registry: Registry,
  id: string,
  version: string,
  target: (version: string) => string,
): Promise<{ version: string; file: string }> {
  const base = baseOf(registry);
  const options = optionsOf(registry);
  const listing = await listingOf(new URL(encodeURIComponent(id), base), options, registry.wait);
  const versions = objectOf(listing, 'versions') ?? {};
  const tagged = objectOf(listing, 'dist-tags') && textOf(objectOf(listing, 'dist-tags') as JsonObject, version);
  const chosen = tagged ?? newest(version, Object.keys(versions));
  const entry = chosen === undefined ? undefined : versions[chosen];
  if (chosen === undefined || !isObject(entry))
    throw new PackageError(`The registry has no version ${version} of ${id}.`);
  const dist = objectOf(entry, 'dist') ?? {};
  const named = textOf(dist, 'tarball');
  const url =
    named && URL.canParse(named, base)
      ? new URL(named, base)
      : new URL(`${encodeURIComponent(id)}/${encodeURIComponent(chosen)}`, base);
  const own = url.origin === base.origin;
  const file = target(chosen);
  await download(url, file, checksumOf(dist), own ? options : { ...options, token: undefined }, registry.wait);
  return { version: chosen, file };
}

function baseOf({ base, token }: Registry): URL {
  if (!URL.canParse(base)) throw new PackageError('The address of the registry is not a URL.');
  const url = new URL(base.endsWith('/') ? base : `${base}/`);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new PackageError('A registry is reached by https or http.');
  if (token && url.protocol === 'http:' && !isLocal) {
    throw new PackageError(
      'A token is not sent by http, where others can read it. Use the https address of the registry.',
    );
  }
  return url;
}

function optionsOf({ token, env, timeout }: Registry): GetOptions {
  return { headers: { 'user-agent': 'careconform' }, token, env, timeout: timeout ?? TIMEOUT };
}

async function listingOf(url: URL, options: GetOptions, wait: Registry['wait']): Promise<JsonObject> {
  let listing: Json | undefined;
  await withRetries(async () => {
    const response = await get(url, { ...options, headers: { ...options.headers, accept: 'application/json' } });
    if (response.status !== 200) return response;
    listing = await readJson(response.body, url);
    return undefined;
  }, wait);
  if (!isObject(listing))
    throw new PackageError(`${url.host} does not answer as a FHIR package registry does. Check the address.`);
  return listing;
}

async function readJson(body: AsyncIterable<Buffer>, url: URL): Promise<Json | undefined> {
  const chunks: Buffer[] = [];
  let total = 0;
  try {
    for await (const chunk of body) {
      total += chunk.length;
      if (total > LISTING_LIMIT) return undefined;
      chunks.push(chunk);
    }
  } catch {
    throw new PackageError(`The answer of ${url.host} was cut short.`);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Json;
  } catch {
    return undefined;
  }
}

/** The strongest checksum that the registry publishes. */
function checksumOf(dist: JsonObject): Checksum | undefined {
  const integrity = /^(sha512|sha256)-([A-Za-z0-9+/=]+)$/.exec(textOf(dist, 'integrity') ?? '');
  if (integrity) {
    const algorithm = integrity[1] as Checksum['algorithm'];
    return { algorithm, value: Buffer.from(integrity[2] ?? '', 'base64').toString('hex') };
  }
  const shasum = textOf(dist, 'shasum')?.toLowerCase();
  if (!shasum) return undefined;
  return { algorithm: shasum.length === 64 ? 'sha256' : 'sha1', value: shasum };
}
