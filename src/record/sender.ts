/**
 * Which organisation sent a record, by its ODS code, and which field of its generation said so: MSH-4, the address of an ITK
 * envelope, UNB, the custodian or the sender of a document. The code names an organisation and no person.
 */
import type { Facts, IdentifierFact, OrganizationFact } from './facts.js';

export interface Sender {
  ods: string;
  /** The field that said it, in the words of its standard */
  from: string;
}

/**
 * Codes as ODS gives them out, three to six signs: those of trusts begin with R and may have letters only; every other has a
 * letter and a digit. Longer or looser values may be names of people.
 */
const ODS_CODE = /^(?:R[A-Z0-9]{2}|(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z0-9]{3,6})$/;

/** Words of messages, by the start of the path at which the sender stands. */
const MESSAGE_FIELDS: [RegExp, string][] = [
  [/^MSH/, 'MSH-4'],
  [/senderAddress/, 'ITK senderAddress'],
  [/^(?:Bundle|MessageHeader)/, 'MessageHeader.sender'],
];

const ROLES = ['sender', 'custodian'] as const;

/** The first of message header, sender and custodian that holds an ODS code; undefined where none does. */
export function senderOf(facts: Facts): Sender | undefined {
  for (const { fields, fieldPaths, type } of facts.get('message')) {
    const ods = code(fields['senderOds']);
    const path = fieldPaths['senderOds'] ?? '';
    if (ods) return { ods, from: MESSAGE_FIELDS.find(([start]) => start.test(path))?.[1] ?? 'message header' };
    const interchange = type === 'UNB' ? code(fields['sender']) : undefined;
    if (interchange) return { ods: interchange, from: 'UNB sender' };
  }
  const organizations = facts.get('organization');
  for (const role of ROLES) {
    const ods = organizations.filter((one) => one.role === role).map(codeOf);
    const found = ods.find((one) => one !== undefined);
    if (found) return { ods: found, from: role };
  }
  return undefined;
}

function codeOf({ identifiers }: OrganizationFact): string | undefined {
  return code(identifiers.find(isOds)?.value);
}

function isOds({ known }: IdentifierFact): boolean {
  return known === 'ods-organization-code' || known === 'ods-site-code';
}

function code(text: string | undefined): string | undefined {
  return text !== undefined && ODS_CODE.test(text) ? text : undefined;
}
