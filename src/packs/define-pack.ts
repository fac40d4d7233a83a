/** What authors of packs with code call. */
import type { CodePack, PackCheck } from './contract.js';

export const PACK_NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** A check with the type of its options: what is written reads as `defineCheck<{ least: number }>({ … })`. */
export function definePackCheck<O>(check: PackCheck<O>): PackCheck {
  return check as PackCheck;
}

/**
 * Makes a pack of a folder of standards and checks of its own.
 * @throws TypeError that says what is wrong with it
 */
export function definePack(pack: CodePack): CodePack {
  if (pack.api !== 1) throw new TypeError('A pack must say api: 1.');
  if (typeof pack.name !== 'string' || !PACK_NAME.test(pack.name))
    throw new TypeError('The name of a pack is small letters, digits and hyphens, and begins with a letter.');
  if (!(pack.standards instanceof URL) || !pack.standards.href.endsWith('/'))
    throw new TypeError("The standards of a pack are a URL of a folder: new URL('./standards/', import.meta.url).");
  for (const [name, check] of Object.entries(pack.checks ?? {})) {
    if (!PACK_NAME.test(name))
      throw new TypeError(`The check ${name} needs a name of small letters, digits and hyphens.`);
    if (typeof check?.run !== 'function' || typeof check.options !== 'object' || typeof check.does !== 'string')
      throw new TypeError(`The check ${name} needs does, options and run.`);
  }
  return Object.freeze({ ...pack, checks: pack.checks ?? {} });
}
