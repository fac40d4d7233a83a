/**
 * Editions of the catalogue: the first two numbers of its version. A rule that is new in an edition is a note until the user
 * asks for it, so that an upgrade by itself fails no build; a patch makes no rule new.
 */
import type { Catalogue, Rule } from './types.js';

const FORM = /^(\d{1,4})\.(\d{1,4})(?:\.\d{1,4})?$/;

/** `0.1.4` → 0.1 as a number that can be compared; NaN where it is no version. */
function editionOf(version: string): number {
  const [, major, minor] = FORM.exec(version) ?? [];
  return Number(major) * 10_000 + Number(minor);
}

/**
 * @param asked as `0.1`: rules that came later are new; `latest`: none is; left out: those of the newest edition are, unless it
 *   is the first
 * @returns whether a rule is new. A rule of another numbering, as packs have, never is
 * @throws Error in our own words where there is no such edition
 */
export function newRules(catalogue: Catalogue, asked: string | undefined): (rule: Pick<Rule, 'since'>) => boolean {
  const newest = editionOf(catalogue.version);
  if (asked === 'latest') return () => false;
  if (asked === undefined) {
    const rules = catalogue.standards.flatMap((standard) => standard.rules);
    const first = !rules.some(({ since }) => editionOf(since) < newest);
    return first ? () => false : ({ since }) => editionOf(since) === newest;
  }
  const edition = editionOf(asked);
  if (Number.isNaN(edition) || edition > newest)
    throw new Error(
      `There is no edition ${asked} of the catalogue; this is ${catalogue.version}. Give an edition as 0.1, or latest.`,
    );
  return ({ since }) => editionOf(since) > edition && editionOf(since) <= newest;
}
