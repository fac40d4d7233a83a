import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The folder in which imported terminology is kept: data of the user, which no cleaner of caches takes away.
 * @param env as process.env
 */
export function defaultTerminologyFolder(env: NodeJS.ProcessEnv): string {
  const base = env['XDG_DATA_HOME'] ?? env['LOCALAPPDATA'] ?? join(homedir(), '.local', 'share');
  return join(base, 'careconform', 'terminology');
}
