/** Which diagnosis is the main one: Encounter.diagnosis.rank, where 1 is the first. Source: FHIR R4 and STU3, Encounter. */
import type { JsonObject } from '../../parse/tree.js';
import { isObject, objectsIn, textIn } from '../json.js';
import { resolve } from './references.js';
import type { Walk } from './walk.js';

/** Ranks are counted for each role by itself; the first comorbidity is not the main diagnosis. */
const BESIDE = new Set(['CM', 'pre-op', 'post-op']);

/** Gives codings of conditions in the record the rank that an encounter or episode gives the condition. */
export function readRanks(walk: Walk): void {
  for (const node of walk.nodes) {
    if (node.type !== 'Encounter' && node.type !== 'EpisodeOfCare') continue;
    for (const diagnosis of objectsIn(node.resource['diagnosis'])) {
      const rank = Number(diagnosis['rank']);
      const target = isObject(diagnosis['condition']) ? textIn(diagnosis['condition']['reference']) : undefined;
      if (!(rank > 0) || target === undefined || isBeside(diagnosis)) continue;
      const code = resolve(target, node)?.resource['code'];
      const concept = isObject(code) ? walk.concepts.get(code) : undefined;
      for (const coding of concept?.codings ?? []) coding.rank = rank;
    }
  }
}

/** R4 says it in `use`, STU3 and EpisodeOfCare in `role`. */
function isBeside(diagnosis: JsonObject): boolean {
  return [diagnosis['use'], diagnosis['role']]
    .filter(isObject)
    .flatMap((concept) => objectsIn(concept['coding']))
    .some(({ code }) => typeof code === 'string' && BESIDE.has(code));
}
