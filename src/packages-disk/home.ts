import { homedir } from 'node:os';
import { join } from 'node:path';

/** Set when the product is built. */
declare const CARECONFORM_VERSION: string | undefined;

/** The folder of FHIR packages that tools share (FHIR package specification, package cache). */
export function defaultPackageFolder(): string {
  return join(homedir(), '.fhir', 'packages');
}

/**
 * Where compiled packages are kept between runs. Each release has its own, since it may compile otherwise.
 * @param env as process.env
 */
export function defaultCacheFolder(env: NodeJS.ProcessEnv): string {
  const release = typeof CARECONFORM_VERSION === 'string' ? CARECONFORM_VERSION : 'unreleased';
  const base = env['XDG_CACHE_HOME'] ?? env['LOCALAPPDATA'] ?? join(homedir(), '.cache');
  return join(base, 'careconform', release, 'packages');
}
