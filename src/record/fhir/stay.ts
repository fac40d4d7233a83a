/** The Encounter that a document is about. */
import type { Json, JsonObject } from '../../parse/tree.js';
import type { ConceptFact } from '../facts/codes.js';
import type { Stay } from '../facts/transfer.js';
import { objectIn, objectsIn, textIn } from '../json.js';
import type { ResourceNode } from './node.js';
import { targetOf } from './primary.js';
import type { Walk } from './walk.js';

/** @param node the Composition */
export function readStay(node: ResourceNode, walk: Walk): Stay | undefined {
  const own = targetOf(objectIn(node.resource['encounter']), node);
  const encounter = own?.type === 'Encounter' ? own : encounterInSections(node);
  if (!encounter) return undefined;
  const { resource, path } = encounter;
  const period = objectIn(resource['period']);
  const hospitalization = objectIn(resource['hospitalization']);
  const extensions = [...objectsIn(resource['extension']), ...objectsIn(hospitalization?.['extension'])];
  const stay: Stay = { path, endPath: `${path}.period.end` };
  const start = textIn(period?.['start']);
  const end = textIn(period?.['end']);
  if (start !== undefined) stay.start = start;
  if (end !== undefined) stay.end = end;
  const extended = (part: string) =>
    conceptOf(
      extensions.find((each) => urlOf(each).includes(part)),
      walk,
    );
  const parts = {
    admissionMethod: extended('AdmissionMethod'),
    admissionSource: conceptIn(hospitalization?.['admitSource'], walk),
    dischargeMethod: extended('DischargeMethod'),
    dischargeDestination: conceptIn(hospitalization?.['dischargeDisposition'], walk),
    dischargeStatus: extended('EmergencyCareDischargeStatus'),
  };
  for (const [name, concept] of Object.entries(parts)) {
    if (concept) stay[name as keyof typeof parts] = concept;
  }
  return stay;
}

/** A document that names no encounter of its own may still lead to one from a section. */
function encounterInSections(node: ResourceNode): ResourceNode | undefined {
  for (const section of objectsIn(node.resource['section'])) {
    for (const entry of objectsIn(section['entry'])) {
      const target = targetOf(entry, node);
      if (target?.type === 'Encounter') return target;
    }
  }
  return undefined;
}

function urlOf(extension: JsonObject): string {
  return textIn(extension['url']) ?? '';
}

function conceptOf(extension: JsonObject | undefined, walk: Walk): ConceptFact | undefined {
  return conceptIn(extension?.['valueCodeableConcept'], walk);
}

function conceptIn(value: Json | undefined, walk: Walk): ConceptFact | undefined {
  const concept = objectIn(value);
  return concept && walk.concepts.get(concept);
}
