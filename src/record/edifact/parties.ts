/** NAD: senders, requesters, laboratories, practices and general practitioners. */
import type { IdentifierFact } from '../facts.js';
import { type Interchange, type Located, pathOf, textAt } from './message.js';

const ROLES = new Map<string, string>([
  ['PO', 'requester'],
  ['MR', 'recipient'],
  ['SLA', 'performer'],
  ['FHS', 'health-authority'],
  ['GP', 'general-practitioner'],
  ['PGP', 'previous-general-practitioner'],
]);

/** @param next the segment after it, as SPR says whether the party is a person */
export function readParty(at: Located, next: Located | undefined, interchange: Interchange): void {
  const kind = textAt(at, 1) ?? '';
  const role = ROLES.get(kind);
  if (role === undefined) return;
  const identifier = readCode(at, interchange);
  const name = at.segment.elements.slice(2).some((element) => element.some((text) => text !== ''));
  const described = next?.segment.tag === 'SPR' ? textAt(next, 1) : undefined;
  const isPerson = described === undefined ? isClinician(role, identifier) : described === 'PRO';
  const identifiers = identifier ? [identifier] : [];
  interchange.out.add({ kind: isPerson ? 'practitioner' : 'organization', path: pathOf(at), identifiers, name, role });
  if (identifier) identifier.holder = isPerson ? 'practitioner' : 'organization';
}

function isClinician(role: string, identifier: IdentifierFact | undefined): boolean {
  return role.endsWith('practitioner') || identifier?.known === 'gmp-number' || identifier?.known === 'gmc-number';
}

/** In NHAIS a general practitioner has a local code beside the national one, so its qualifier names no one system. */
function readCode(at: Located, interchange: Interchange): IdentifierFact | undefined {
  const value = textAt(at, 2, 1);
  const qualifier = textAt(at, 2, 2);
  if (value === undefined) return undefined;
  const fact: IdentifierFact = {
    kind: 'identifier',
    path: pathOf(at, 2),
    value,
    valuePath: pathOf(at, 2, 1),
    systemPath: pathOf(at, 2, 2),
    holder: 'organization',
    within: 'NAD',
  };
  if (qualifier !== undefined) {
    fact.system = `urn:edifact:${qualifier}`;
    const known = interchange.messageType.startsWith('FHS') ? undefined : interchange.context.naming.edifact(qualifier);
    if (known?.entry.kind === 'identifier') {
      fact.known = known.key;
      fact.variant = false;
    }
  }
  interchange.out.add(fact);
  return fact;
}
