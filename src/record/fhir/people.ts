/** Organization, Practitioner and PractitionerRole. */
import type { IdentifierFact } from '../facts.js';
import { isPresent, objectIn, objectsIn, textIn } from '../json.js';
import type { ResourceNode } from './node.js';
import type { Walk } from './walk.js';

/** Gives the facts of organisations and practitioners, with the role in which another resource names each. */
export function readPeople(walk: Walk, roles: ReadonlyMap<ResourceNode, string>): void {
  for (const node of walk.nodes) {
    if (node.type === 'Organization') {
      walk.out.add({
        kind: 'organization',
        path: node.path,
        identifiers: identifiersOf(node, walk),
        name: isPresent(node.resource['name']),
        role: roles.get(node) ?? 'organization',
      });
    } else if (node.type === 'Practitioner') {
      walk.out.add({
        kind: 'practitioner',
        path: node.path,
        identifiers: identifiersOf(node, walk),
        name: isNamed(node),
        role: roles.get(node) ?? 'practitioner',
      });
    }
  }
}

export function identifiersOf(node: ResourceNode, walk: Walk): IdentifierFact[] {
  const facts: IdentifierFact[] = [];
  for (const value of objectsIn(node.resource['identifier'])) {
    const fact = walk.identifiers.get(value);
    if (fact) facts.push(fact);
  }
  return facts;
}

/** DSTU2 has one name, later generations a list. */
function isNamed(node: ResourceNode): boolean {
  const { name } = node.resource;
  return (
    objectsIn(name).some((each) => isPresent(each['family']) || isPresent(each['text'])) || textIn(name) !== undefined
  );
}

const ROLE_BY_ELEMENT = new Map<string, string>([
  ['custodian', 'custodian'],
  ['author', 'author'],
  ['generalPractitioner', 'gp-practice'],
  ['careProvider', 'gp-practice'],
  ['managingOrganization', 'managing-organization'],
  ['serviceProvider', 'provider'],
  ['sender', 'sender'],
  ['responsible', 'sender'],
  ['performer', 'performer'],
  ['requester', 'requester'],
  ['recorder', 'recorder'],
]);

/** In which role each organisation and practitioner is named: the first that a reference to it states. */
export function rolesByReference(walk: Walk): Map<ResourceNode, string> {
  const roles = new Map<ResourceNode, string>();
  for (const { fact, to } of walk.references) {
    if (!to || roles.has(to)) continue;
    const names = fact.path.split('.');
    const name = (names.at(-2) ?? '').replace(/\[\d+\]$/, '');
    const role = ROLE_BY_ELEMENT.get(name);
    if (role) roles.set(to, role);
  }
  return roles;
}

/** The organisation behind a PractitionerRole, or the organisation itself. */
export function organizationBehind(
  node: ResourceNode | undefined,
  resolveIn: (reference: string, from: ResourceNode) => ResourceNode | undefined,
): ResourceNode | undefined {
  if (node?.type !== 'PractitionerRole') return node?.type === 'Organization' ? node : undefined;
  const reference = textIn(objectIn(node.resource['organization'])?.['reference']);
  const found = reference === undefined ? undefined : resolveIn(reference, node);
  return found?.type === 'Organization' ? found : undefined;
}
