import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder of FHIR packages that tools share (FHIR package specification, package cache). */
export function defaultPackageFolder(): string {
  return join(homedir(), '.fhir', 'packages');
}

/**
 * Where compiled packages are kept between runs.
 * @param env as process.env
 */
export function defaultCacheFolder(env: NodeJS.ProcessEnv): string {
  const base = env['XDG_CACHE_HOME'] ?? env['LOCALAPPDATA'] ?? join(homedir(), '.cache');
  return join(base, 'careconform', 'packages');
}
