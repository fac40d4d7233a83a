import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder of FHIR packages that tools share (FHIR package specification, package cache). */
export function defaultPackageFolder(): string {
  return join(homedir(), '.fhir', 'packages');
}

/**
 * Where compiled packages are kept between runs. Each release has its own, since it may compile otherwise.
 * @param env as process.env
 * @param release version of the product
 */
export function defaultCacheFolder(env: NodeJS.ProcessEnv, release: string): string {
  const base = env['XDG_CACHE_HOME'] ?? env['LOCALAPPDATA'] ?? join(homedir(), '.cache');
  return join(base, 'careconform', release, 'packages');
}
