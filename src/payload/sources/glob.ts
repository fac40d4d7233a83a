import { readdir, stat } from 'node:fs/promises';

/** Whether a text has signs of a pattern in it. */
export function isGlob(text: string): boolean {
  return /[*?{]/.test(text);
}

/**
 * Paths that a pattern fits, sorted. `*` and `?` stand for characters of one name, `**` for any number of folders,
 * `{a,b}` for alternatives. Names that begin with a full stop must be written out.
 */
export async function expandGlob(pattern: string): Promise<string[]> {
  const found = new Set<string>();
  for (const each of alternatives(pattern.replaceAll('\\', '/'))) {
    const parts = each.split('/');
    const start = parts[0] === '' ? '/' : '';
    await follow(start, parts[0] === '' ? parts.slice(1) : parts, found);
  }
  return [...found].sort();
}

async function follow(folder: string, parts: readonly string[], found: Set<string>): Promise<void> {
  const [part, ...rest] = parts;
  if (part === undefined) {
    found.add(folder.replace(/(?<=.)\/$/, ''));
    return;
  }
  if (!/[*?]/.test(part)) {
    const path = folder + part;
    if (await exists(path)) await follow(rest.length > 0 ? `${path}/` : path, rest, found);
    return;
  }
  if (part === '**') await follow(folder, rest, found);
  for (const { name, directory } of await list(folder)) {
    if (name.startsWith('.') && !part.startsWith('.')) continue;
    if (part === '**') {
      if (directory) await follow(`${folder}${name}/`, parts, found);
      else if (rest.length === 0) found.add(folder + name);
    } else if (fitsName(part, name) && (directory || rest.length === 0))
      await follow(rest.length > 0 ? `${folder}${name}/` : folder + name, rest, found);
  }
}

async function list(folder: string): Promise<{ name: string; directory: boolean }[]> {
  try {
    const entries = await readdir(folder === '' ? '.' : folder, { withFileTypes: true });
    return entries.map((entry) => ({ name: entry.name, directory: entry.isDirectory() }));
  } catch {
    return [];
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}

/** Compares from left to right; a star that took too little takes one more, so time is the product of the lengths at most. */
export function fitsName(pattern: string, name: string): boolean {
  let at = 0;
  let sign = 0;
  let star = -1;
  let taken = 0;
  while (at < name.length) {
    if (pattern[sign] === '*') {
      star = sign++;
      taken = at;
    } else if (pattern[sign] === '?' || pattern[sign] === name[at]) {
      sign += 1;
      at += 1;
    } else if (star >= 0) {
      sign = star + 1;
      at = ++taken;
    } else return false;
  }
  while (pattern[sign] === '*') sign += 1;
  return sign === pattern.length;
}

function alternatives(pattern: string): string[] {
  const close = pattern.indexOf('}');
  const open = pattern.lastIndexOf('{', close);
  if (close < 0 || open < 0) return [pattern];
  const choices = pattern.slice(open + 1, close).split(',');
  return choices.flatMap((choice) => alternatives(pattern.slice(0, open) + choice + pattern.slice(close + 1)));
}
