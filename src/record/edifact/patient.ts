/** PNA+PAT and what follows it: DTM+329, PDI, NAD+PAT, ADR (PMIP MEDRPT and MEDREQ, NHAIS FHSREG and FHSPRV). */
import type { IdentifierFact, PatientFact } from '../facts.js';
import { type Interchange, type Located, pathOf, rawAt, textAt } from './message.js';

export function startPatient(at: Located, interchange: Interchange): void {
  const identifier = readNumber(at, interchange);
  const parts = at.segment.elements.slice(4);
  const fact: PatientFact = {
    kind: 'patient',
    path: pathOf(at),
    subject: true,
    identifiers: identifier ? [identifier] : [],
    family: parts.some(([kind, value]) => kind === 'SU' && Boolean(value)),
    given: parts.some(([kind, value]) => kind === 'FO' && Boolean(value)),
    nameText: false,
    address: false,
    telecom: false,
    generalPractitioner: false,
  };
  interchange.patient = fact;
  interchange.out.add(fact);
}

const NEW_FORMAT = /^[\d -]+$/;

/**
 * Only a number with the qualifier OPI is an NHS number. NHAIS messages may still give an old one, of letters and strokes.
 */
function readNumber(at: Located, interchange: Interchange): IdentifierFact | undefined {
  const value = rawAt(at, 2, 1);
  const qualifier = textAt(at, 2, 2);
  if (value === undefined) return undefined;
  const fact: IdentifierFact = {
    kind: 'identifier',
    path: pathOf(at, 2),
    value,
    valuePath: pathOf(at, 2, 1),
    systemPath: pathOf(at, 2, 2),
    holder: 'patient',
    within: 'PNA',
  };
  if (qualifier !== undefined) {
    fact.system = `urn:edifact:${qualifier}`;
    const known = interchange.context.naming.edifact(qualifier);
    if (known?.entry.kind === 'identifier') {
      const isOld = interchange.messageType.startsWith('FHS') && !NEW_FORMAT.test(value);
      fact.known = isOld && known.key === 'nhs-number' ? 'old-nhs-number' : known.key;
      fact.variant = false;
    }
  }
  interchange.out.add(fact);
  return fact;
}

export function continuePatient(at: Located, interchange: Interchange): void {
  const { patient } = interchange;
  if (!patient) return;
  const { tag } = at.segment;
  const first = textAt(at, 1);
  if (tag === 'PDI' && first !== undefined) {
    patient.gender = first;
    patient.genderPath = pathOf(at, 1);
  } else if (tag === 'DTM' && first === '329') {
    const date = textAt(at, 1, 2);
    patient.birthDatePath = pathOf(at, 1, 2);
    if (date !== undefined) patient.birthDate = date;
  } else if (tag === 'NAD' && first === 'PAT') takeAddress(patient, at, 8);
  else if (tag === 'ADR') takeAddress(patient, at, 4);
}

/** @param element where the postcode stands */
function takeAddress(patient: PatientFact, at: Located, element: number): void {
  patient.address = true;
  const postcode = textAt(at, element);
  if (postcode === undefined) return;
  patient.postcode = postcode;
  patient.postcodePath = pathOf(at, element, 1);
}
