/**
 * Which of SNOMED CT's hierarchies a code is in, by the semantic tag of its fully specified name: what a server has said of the
 * code already tells it, and need not be asked again. The list is standards/snomed-ct/codes/hierarchies.json.
 * Source: SNOMED CT Editorial Guide, semantic tags.
 */

export interface Hierarchy {
  id: string;
  tags: readonly string[];
}

const PART = /^(<<)?\s*(\d{6,18})$/;

/**
 * @param ecl only `<<` and single codes, joined by OR, can be told
 * @returns undefined where the tag does not tell it
 */
export function isUnder(
  ecl: string,
  code: string,
  tag: string,
  hierarchies: readonly Hierarchy[],
): boolean | undefined {
  let answer: boolean | undefined = hierarchies.some(({ tags }) => tags.includes(tag)) ? false : undefined;
  for (const part of ecl.split(' OR ')) {
    const [, below, id] = PART.exec(part.trim()) ?? [];
    if (id === undefined) return undefined;
    if (id === code) return true;
    const tags = hierarchies.find((one) => one.id === id)?.tags;
    if (below && tags?.includes(tag)) return true;
    if (below && !tags) answer = undefined;
  }
  return answer;
}
