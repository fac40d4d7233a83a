/** The terminology of a run: what reads indexes is loaded only where there are any. */
import { existsSync } from 'node:fs';
import type { NamedSystem } from '../catalogue/types.js';
import type { TerminologyService } from '../terminology/contract.js';
import { TerminologyError } from '../terminology/terminology-error.js';
import { defaultTerminologyFolder } from './home.js';

/**
 * @param named folder that the user named; else the one in their data folder, which may be absent or empty
 * @param systems rows of the naming table
 * @throws TerminologyError where the folder named has no index, or an index is damaged or of another version
 */
export async function openTerminology(
  named: string | undefined,
  systems: () => NamedSystem[],
): Promise<TerminologyService | undefined> {
  const folder = named ?? defaultTerminologyFolder(process.env);
  if (!existsSync(folder)) {
    if (named === undefined) return undefined;
    throw new TerminologyError(`There is no folder ${named} of terminology indexes.`);
  }
  const [{ openLocalTerminology }, { createNaming }] = await Promise.all([
    import('./open-local.js'),
    import('../record/naming.js'),
  ]);
  const opened = openLocalTerminology(folder, createNaming(systems()));
  if (!opened && named !== undefined)
    throw new TerminologyError(`The folder ${named} holds no terminology index. See careconform terminology import.`);
  return opened;
}
