/** Organisations and practitioners in the roles of CDA and v3. */
import type { XmlElement } from '../../parse/tree.js';
import { xpathOf } from '../../parse/xpath.js';
import type { IdentifierFact } from '../facts.js';
import { childOf, elementsOf, textOf } from '../xml.js';
import type { Walk } from './walk.js';

const ORGANIZATION = /^(\w*Organization|\w*OrganizationSDS|healthCareProvider)$/;
const PRACTITIONER = /^(assignedAuthor|assignedEntity|intendedRecipient|AgentPerson|AgentPersonSDS)$/;
const PERSON = /^(assignedPerson|agentPerson|agentPersonSDS|informationRecipient)$/;

export function readParty(element: XmlElement, walk: Walk): void {
  if (ORGANIZATION.test(element.local)) {
    walk.out.add({
      kind: 'organization',
      path: xpathOf(element),
      identifiers: identifiersOf(element, walk),
      name: textOf(childOf(element, 'name')) !== '',
      role: roleOfParty(element),
    });
  } else if (PRACTITIONER.test(element.local)) {
    const person = elementsOf(element).find((each) => PERSON.test(each.local));
    if (!person && elementsOf(element, 'id').length === 0) return;
    walk.out.add({
      kind: 'practitioner',
      path: xpathOf(element),
      identifiers: [...identifiersOf(element, walk), ...(person ? identifiersOf(person, walk) : [])],
      name: textOf(childOf(person, 'name')) !== '',
      role: roleOfParty(element),
    });
  }
}

function identifiersOf(element: XmlElement, walk: Walk): IdentifierFact[] {
  return elementsOf(element, 'id').flatMap((id) => walk.identifiers.get(id) ?? []);
}

const PARTICIPATIONS: [RegExp, string][] = [
  [/^(providerOrganization|healthCareProvider)$/, 'gp-practice'],
  [/^custodian$/, 'custodian'],
  [/^author\d?$/, 'author'],
  [/^destination$|^informationRecipient$/, 'recipient'],
  [/^communicationFunctionSnd$/, 'sender'],
  [/^performer\d?$/, 'performer'],
  [/^responsibleParty$/, 'responsible'],
  [/^legalAuthenticator$/, 'legal-authenticator'],
];
const FARTHEST = 5;

/** The participation that the party stands in, a few levels up. */
function roleOfParty(element: XmlElement): string {
  let at: XmlElement | undefined = element;
  for (let level = 0; at && level < FARTHEST; level++, at = at.parent) {
    const local = at.local;
    const found = PARTICIPATIONS.find(([name]) => name.test(local));
    if (found) return found[1];
  }
  return 'other';
}
