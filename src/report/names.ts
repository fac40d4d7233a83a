/** How a payload is named in a report: its file name may itself name a person. */
import type { NamePolicy } from '../options.js';
import { printable } from './printable.js';

/** Ten digits written together or 3-3-4, as an NHS number is, with no digit on either side. */
const LIKE_NHS_NUMBER = /(?<!\d)\d{3}([ _.-]?)\d{3}\1\d{4}(?!\d)/g;

/** Hides every run of ten digits that reads like an NHS number. */
export function maskNumbers(text: string): string {
  return text.replace(LIKE_NHS_NUMBER, (run) => run.replace(/\d/g, '#'));
}

/** Was a number hidden in the name? Such a name leads to no file. */
export function isMasked(name: string): boolean {
  return /#{3}([ _.-]?)#{3}\1#{4}/.test(name);
}

/** The policy in force where the user names none: live data shows no file names. */
export function namePolicy(asked: NamePolicy | undefined, data: 'synthetic' | 'live' | undefined): NamePolicy {
  return asked ?? (data === 'live' ? 'index' : 'relative');
}

/** Cuts the argument that a file was found under from the file's path; the last part where the argument is the file. */
function relativeTo(argument: string | undefined, path: string): string {
  const slashed = path.replaceAll('\\', '/');
  const root = argument?.replaceAll('\\', '/').replace(/(?<=.)\/+$/, '');
  if (root === undefined || root === '') return slashed;
  if (slashed === root) return slashed.slice(slashed.lastIndexOf('/') + 1);
  if (root === '.' && slashed.startsWith('./')) return slashed.slice(2);
  const start = root === '/' ? root : `${root}/`;
  return slashed.startsWith(start) ? slashed.slice(start.length) : slashed;
}

/**
 * Names a payload as the policy says.
 * @param path as the source names it: the argument, and what was found under it
 * @param number its number in the run, from 1
 * @param policy relative to the argument; index alone; or the path as given
 * @param argument the argument it was found under, where that is known
 */
export function payloadName(path: string, number: number, policy: NamePolicy, argument?: string): string {
  if (policy === 'index') return `payload ${number}`;
  if (policy === 'path') return printable(path, 4096);
  return maskNumbers(printable(relativeTo(argument, path), 4096));
}
