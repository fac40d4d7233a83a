/** Breaks a document in one way and says whether that is told, at its place, and nothing else with it. */
import type { Checker } from '../../src/index.js';
import { template } from '../../src/index.js';
import type { Bundle } from './bundle.js';
import { chanceFrom } from './chance.js';
import { found } from './findings.js';
import type { Mutant } from './mutants/types.js';
import { DOCUMENTS, GENERATIONS } from './random-document.js';
import { sourceOf } from './source-of.js';

export interface Tried {
  kind: string;
  document: string;
  generation: string;
  /** The rules that told it, at its place */
  told: string[];
  /** All else that was found */
  more: string[];
}

/** The engine and the rules of FHIR at large may rightly say the same in their own words. */
const OF_THE_DOCUMENT = /^(transfer-of-care|medicines-transfer|palliative-care|internal-consistency|nhs-number)\//;

/** Tries it on a kind of document in each generation, or on every kind that it is for. */
export async function tryMutant(
  mutant: Mutant,
  seed: number,
  checker: Checker,
  { all = true }: { all?: boolean } = {},
): Promise<Tried[]> {
  const tried: Tried[] = [];
  for (const generation of mutant.generations ?? GENERATIONS) {
    let left = all ? Number.POSITIVE_INFINITY : 1;
    for (const document of chanceFrom(seed).shuffle(mutant.documents ?? DOCUMENTS)) {
      const one = left > 0 ? await tryOn(mutant, { document, generation, seed }, checker) : undefined;
      if (!one) continue;
      tried.push(one);
      left -= 1;
    }
  }
  return tried;
}

/** Undefined where the document has nothing to break. */
async function tryOn(
  mutant: Mutant,
  { document, generation, seed }: { document: string; generation: string; seed: number },
  checker: Checker,
): Promise<Tried | undefined> {
  const options = { generation: generation as 'fhir-r4', envelope: mutant.message ?? false };
  const bundle = structuredClone((await template(document, options)).resource) as Bundle;
  const place = mutant.break(bundle, chanceFrom(seed));
  if (place === undefined) return undefined;
  const findings = found(await checker.run(sourceOf(bundle)));
  const telling = findings.filter(({ rule, path }) => mutant.rules.includes(rule) && isNear(path, place));
  const expected = new Set([...mutant.rules, ...(mutant.also ?? [])]);
  return {
    kind: mutant.kind,
    document,
    generation,
    told: [...new Set(telling.map(({ rule }) => rule))],
    more: findings
      .filter(({ rule }) => OF_THE_DOCUMENT.test(rule))
      .filter((one) => !telling.includes(one) && !(telling.length > 0 && expected.has(one.rule)))
      .map(({ outcome, rule, path }) => `${outcome} ${rule} ${path}, broken at ${place}`),
  };
}

/** The place itself, what is in it, what holds it, or, where it is gone, what held it. */
function isNear(path: string | undefined, place: string): boolean {
  if (path === undefined) return false;
  const inside = (inner: string, outer: string): boolean =>
    inner === outer || inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`);
  const parent = place.slice(0, Math.max(place.lastIndexOf('.'), 0));
  const list = (one: string): string => one.replace(/\[\d+\]$/, '');
  return inside(path, place) || path === parent || list(path) === list(place) || path === list(parent);
}
