/** `--watch`: checks again when something changes, and says what is new and what is mended. Nothing on the screen is cleared. */
import { type FSWatcher, statSync, watch } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { isGlob } from '../payload/sources/glob.js';
import type { Report } from '../report/types.js';
import { compareReports } from '../run/compare.js';
import { UsageError } from './usage-error.js';

/** Editors and exports write several files at once, or one in several steps. */
const QUIET = 200;

/**
 * Runs at once and after every change, until Ctrl-C.
 * @param written files that the run itself writes: they are no change
 * @throws UsageError where a path cannot be watched
 */
export async function watchPaths(
  paths: readonly string[],
  written: readonly string[],
  run: () => Promise<Report | undefined>,
): Promise<void> {
  if (paths.length === 0 || paths.includes('-'))
    throw new UsageError('--watch takes files and folders: standard input and servers do not tell when they change.');
  let changed = (): void => {};
  let due = false;
  let timer: NodeJS.Timeout | undefined;
  const own = new Set(written.map((file) => resolve(file)));
  const watchers = paths.map((path) =>
    watchOne(path, (file) => {
      if ([...own].some((one) => file === one || file.startsWith(`${one}.`))) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        due = true;
        changed();
      }, QUIET);
    }),
  );
  process.once('SIGINT', () => {
    for (const watcher of watchers) watcher.close();
    process.exit();
  });
  let before: Report | undefined;
  for (;;) {
    due = false;
    const report = await run();
    say(before, report);
    before = report ?? before;
    if (!due)
      await new Promise<void>((wake) => {
        changed = wake;
      });
  }
}

function say(before: Report | undefined, report: Report | undefined): void {
  const { added, mended, same } =
    before && report ? compareReports(before, report) : { added: [], mended: [], same: [] };
  const since = before && report ? `${added.length} new, ${mended.length} mended, ${same.length} as before. ` : '';
  process.stderr.write(`careconform: ${since}Watching for changes; Ctrl-C ends.\n`);
}

/** A folder is watched with all that is in it; of a file its folder, because editors put a new file in place of the old. */
function watchOne(path: string, changed: (file: string) => void): FSWatcher {
  const parts = path.split('/');
  const plain = isGlob(path) ? parts.slice(0, parts.findIndex(isGlob)).join('/') || '.' : path;
  try {
    const folder = statSync(plain).isDirectory();
    const root = folder ? plain : dirname(plain);
    const watcher = watch(root, { recursive: folder }, (_event, name) => {
      if (folder || name === null || name === basename(plain)) changed(resolve(root, name ?? ''));
    });
    // A folder that is taken away is no longer watched; the others are.
    return watcher.on('error', () => watcher.close());
  } catch {
    throw new UsageError(`${plain} cannot be watched. Check that it is there and may be read.`);
  }
}
