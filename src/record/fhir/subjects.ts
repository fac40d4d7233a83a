/** Which patients a record is about. */
import { objectIn } from '../json.js';
import type { ResourceNode } from './node.js';
import { targetOf } from './primary.js';
import type { Walk } from './walk.js';

/**
 * A patient is a subject where it is the record itself or an entry of a Bundle, unless a Composition names another as the
 * subject; a contained one, where its container names it as patient or subject.
 */
export function subjectsOf(walk: Walk): Set<ResourceNode> {
  const named = new Set<ResourceNode>();
  for (const node of walk.nodes) {
    if (node.type !== 'Composition') continue;
    const subject = targetOf(objectIn(node.resource['subject']), node);
    if (subject?.type === 'Patient') named.add(subject);
  }
  if (named.size > 0) return named;
  const subjects = new Set<ResourceNode>();
  for (const node of walk.nodes) {
    if (node.type !== 'Patient') continue;
    if (!node.container || isNamedBy(node.container, node)) subjects.add(node);
  }
  return subjects;
}

function isNamedBy(container: ResourceNode, patient: ResourceNode): boolean {
  return ['patient', 'subject', 'for', 'beneficiary'].some(
    (name) => targetOf(objectIn(container.resource[name]), container) === patient,
  );
}
