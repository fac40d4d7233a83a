import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * The folder in which imported terminology is kept: data of the user, which no cleaner of caches takes away.
 * @param env as process.env
 */
export function defaultTerminologyFolder(env: NodeJS.ProcessEnv): string {
  const named = [env['XDG_DATA_HOME'], env['LOCALAPPDATA']];
  // XDG Base Directory Specification: one that is empty or relative is no folder of the user's.
  const base = named.find((path) => path !== undefined && isAbsolute(path)) ?? join(homedir(), '.local', 'share');
  return join(base, 'careconform', 'terminology');
}
