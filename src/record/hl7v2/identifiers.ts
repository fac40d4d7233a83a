/** CX, XCN and XON: numbers with the authority that assigned them (HL7 v2.4, 2.9.12, 2.9.52 and 2.9.54). */
import { er7Path } from '../../parse/er7-path.js';
import type { Er7Segment } from '../../parse/tree.js';
import { readBarcode } from '../barcodes.js';
import type { IdentifierFact } from '../facts.js';
import { pathOf, type Repetition, textAt } from './fields.js';
import type { Message } from './message.js';

/** Which component holds the number, its authority and its type. */
export const CX = { value: 1, authority: 4, type: 5 };
export const XCN = { value: 1, authority: 9, type: 13 };
export const XON = { value: 3, authority: 6, type: 7 };

const OID = /^[0-2](?:\.\d{1,20}){3,30}$/;
const STATUS = /^(?:NSTS)?(0[1-8])$/;

/** @returns undefined where the repetition holds no number */
export function readIdentifier(
  repetition: Repetition,
  shape: { value: number; authority: number; type: number },
  holder: IdentifierFact['holder'],
  message: Message,
): IdentifierFact | undefined {
  const value = textAt(repetition, shape.value);
  if (value === undefined) return undefined;
  const authority = textAt(repetition, shape.authority);
  const universal = textAt(repetition, shape.authority, 2);
  const type = textAt(repetition, shape.type);
  const fact: IdentifierFact = {
    kind: 'identifier',
    path: pathOf(repetition),
    value,
    valuePath: pathOf(repetition, shape.value),
    systemPath: pathOf(repetition, shape.authority),
    holder,
    within: repetition.segment.id,
  };
  const isOid = universal !== undefined && OID.test(universal);
  if (isOid) fact.system = `urn:oid:${universal}`;
  else if (authority !== undefined) fact.system = `urn:hl7v2:${authority}`;
  if (type !== undefined) fact.typeCode = type;
  const { naming } = message.context;
  const named = naming.hl7v2(authority ?? '', type ?? '', 'identifier');
  const byOid = isOid ? naming.system(universal, 'hl7v2') : undefined;
  const known = named?.key ?? byOid?.key;
  if (known !== undefined) {
    fact.known = known;
    fact.variant = false;
  }
  if (known === 'nhs-number') addVerification(fact, repetition, byOid?.verification);
  message.identifiers.push(fact);
  message.out.add(fact);
  readBarcode(fact, message.out);
  return fact;
}

/** CX.10 where a sender uses it so, PID-32 (NHS Data Dictionary, NHS NUMBER STATUS INDICATOR CODE), or what the OID says. */
function addVerification(fact: IdentifierFact, repetition: Repetition, byOid: string | undefined): void {
  const own = statusIn(textAt(repetition, 10), pathOf(repetition, 10));
  const verification = own ?? patientStatus(repetition.segment);
  if (verification) fact.verification = verification;
  else if (byOid !== undefined) fact.verification = { code: byOid, path: fact.systemPath };
}

/** The NHS number status of PID-32, its prefix NSTS taken off; other segments have none. */
export function patientStatus(segment: Er7Segment): IdentifierFact['verification'] {
  if (segment.id !== 'PID') return undefined;
  for (const [index, components] of (segment.fields[32] ?? []).entries()) {
    const found = statusIn(components[0]?.[0], er7Path(segment, 32, index + 1));
    if (found) return found;
  }
  return undefined;
}

function statusIn(text: string | undefined, path: string): IdentifierFact['verification'] {
  const code = STATUS.exec(text?.trim() ?? '')?.[1];
  return code === undefined ? undefined : { code, path };
}
