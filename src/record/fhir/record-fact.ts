import type { Generation, Syntax } from '../../generation.js';
import type { RecordTree } from '../../parse/tree.js';
import type { RecordFact } from '../facts.js';
import { textIn } from '../json.js';
import { generationOfProfile } from './generations.js';
import type { Walk } from './walk.js';

/** Resources that carry no clinical statement of their own. */
const BESIDE =
  /^(Bundle|MessageHeader|Patient|Practitioner|PractitionerRole|Organization|Location|Encounter|RelatedPerson|Binary|DocumentReference|DocumentManifest|Device|Endpoint|HealthcareService|Provenance|List|Parameters|OperationOutcome|CareTeam|Group|Task|Composition|Basic)$/;

/** What the record is, once the whole of it has been walked. */
export function readRecord(record: RecordTree, syntax: Syntax, walk: Walk): void {
  const root = walk.nodes[0];
  const contains = [...new Set(walk.nodes.map((node) => node.type))];
  const generations = new Set<Generation>(walk.generation === 'fhir-undecided' ? [] : [walk.generation]);
  for (const profile of walk.profiles) {
    const named = generationOfProfile(profile);
    if (named) generations.add(named);
  }
  const fact: RecordFact = {
    kind: 'record',
    path: root?.path ?? '',
    generation: walk.generation,
    syntax,
    type: root?.type || record.type,
    profiles: [...new Set(walk.profiles)],
    envelopes: record.envelopes,
    contains,
    size: walk.nodes.length,
    generations: generations.size > 0 ? [...generations] : [walk.generation],
  };
  const bundleType = root?.type === 'Bundle' ? textIn(root.resource['type']) : undefined;
  if (bundleType !== undefined) fact.bundleType = bundleType;
  if (isAttachmentOnly(walk, bundleType)) fact.attachmentOnly = true;
  walk.out.add(fact);
}

/** A document or message whose only clinical content is a file: no clinical resource, no words in any section. */
function isAttachmentOnly(walk: Walk, bundleType: string | undefined): boolean {
  if (bundleType !== 'document' && bundleType !== 'message') return false;
  const attached = walk.nodes.some((node) => node.type === 'Binary' || node.type === 'DocumentReference');
  if (!attached || walk.nodes.some((node) => !BESIDE.test(node.type))) return false;
  return !walk.sectionWords;
}
