/** The stay, the authors and the recipients of a CDA document, as the NHS's transfer-of-care message has them. */
import type { XmlElement } from '../../parse/tree.js';
import { xpathOf } from '../../parse/xpath.js';
import type { DocumentFact } from '../facts/document.js';
import type { Party, Stay } from '../facts/transfer.js';
import type { Walk } from '../hl7v3/walk.js';
import { attributeOf, below, childOf, descendantsOf, elementsOf, textOf } from '../xml.js';

/** Local codes of 2.16.840.1.113883.2.1.3.2.4.17.220 that say what an observation in a discharge or admission act tells. */
const PARTS: Record<string, 'admissionMethod' | 'admissionSource' | 'dischargeMethod' | 'dischargeDestination'> = {
  MOA: 'admissionMethod',
  SOP: 'admissionSource',
  DM: 'dischargeMethod',
  DD: 'dischargeDestination',
};
const PART_CODES = '2.16.840.1.113883.2.1.3.2.4.17.220';
/** SNOMED CT codes of the acts of admission and discharge (COCD_TP146062GB01, COCD_TP146067GB01), and what their time is. */
const ACTS = new Map<string, 'start' | 'end'>([
  ['305056002', 'start'],
  ['58000006', 'end'],
]);

export function readTransfer(element: XmlElement, fact: DocumentFact, walk: Walk): void {
  fact.authors = elementsOf(element, 'author').map((author) => partyOf(author, 'assignedAuthor'));
  fact.recipients = elementsOf(element, 'informationRecipient').map((each) => partyOf(each, 'intendedRecipient'));
  const stay = readStay(element, walk);
  if (stay) fact.stay = stay;
}

/** The class behind a participation, and the person, device or organisation in it. */
function partyOf(participation: XmlElement, role: string): Party {
  const party = childOf(participation, role) ?? participation;
  const told = [party, ...elementsOf(party).filter((each) => childOf(each, 'name') ?? childOf(each, 'id'))];
  return {
    type: party.local,
    path: xpathOf(party),
    named: told.some((each) => textOf(childOf(each, 'name')) !== ''),
    identified: told.some((each) => elementsOf(each, 'id').some((id) => Boolean(attributeOf(id, 'extension')))),
  };
}

/** From the header, and from the acts of admission and discharge, which say the same in other words. */
function readStay(element: XmlElement, walk: Walk): Stay | undefined {
  const encounter = below(element, 'componentOf', 'encompassingEncounter');
  const body = below(element, 'component', 'structuredBody');
  const codes = body ? descendantsOf(body, (each) => each.local === 'code') : [];
  const acts = codes.filter((code) => code.parent && ACTS.has(attributeOf(code, 'code') ?? ''));
  const holder = encounter ?? acts[0]?.parent;
  if (!holder) return undefined;
  const period = childOf(encounter, 'effectiveTime');
  const high = childOf(period, 'high');
  const stay: Stay = { path: xpathOf(holder), endPath: xpathOf(high ?? period ?? holder) };
  const start = attributeOf(childOf(period, 'low'), 'value') ?? timeOf(acts, 'start');
  const end = attributeOf(high, 'value') ?? attributeOf(period, 'value') ?? timeOf(acts, 'end');
  if (start !== undefined) stay.start = start;
  if (end !== undefined) stay.end = end;
  for (const code of codes.filter(isPart)) {
    const part = PARTS[attributeOf(code, 'code') ?? ''];
    const value = childOf(code.parent, 'value');
    const concept = value && walk.concepts.get(value);
    if (part && concept) stay[part] ??= concept;
  }
  return stay;
}

function timeOf(acts: XmlElement[], what: 'start' | 'end'): string | undefined {
  const act = acts.find((code) => ACTS.get(attributeOf(code, 'code') ?? '') === what);
  return attributeOf(childOf(act?.parent, 'effectiveTime'), 'value');
}

function isPart(element: XmlElement): boolean {
  return (
    element.local === 'code' &&
    attributeOf(element, 'codeSystem') === PART_CODES &&
    element.parent?.local === 'observation'
  );
}
