/** `careconform list`: what the catalogue and the program hold. */
import { loadCatalogue } from '../index.js';
import { didYouMean } from '../nearest-name.js';
import { LISTS } from '../report/catalogue-lists.js';
import { writeOut } from './output.js';
import { UsageError } from './usage-error.js';

/** @throws UsageError where there is no such list */
export async function runList(what: string): Promise<void> {
  const list = Object.hasOwn(LISTS, what) ? LISTS[what] : undefined;
  if (!list) {
    const names = Object.keys(LISTS);
    throw new UsageError(`There is no list of ${what}.${didYouMean(what, names)} Lists: ${names.join(', ')}.`);
  }
  await writeOut(list(loadCatalogue(), new Date().toISOString().slice(0, 10)));
}
