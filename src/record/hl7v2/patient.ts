/** PID and PD1: the patient and the registered practice. */
import type { Er7Segment } from '../../parse/tree.js';
import type { IdentifierFact, PatientFact } from '../facts.js';
import { passesModulus11 } from '../modulus-11.js';
import { readConcepts } from './codings.js';
import { fieldText, pathOf, repetitionsOf, textAt } from './fields.js';
import { CX, patientStatus, readIdentifier, XCN, XON } from './identifiers.js';
import type { Message } from './message.js';

export function readPatient(pid: Er7Segment, pd1: Er7Segment | undefined, message: Message): void {
  const { tree } = message;
  const identifiers = readPatientIdentifiers(pid, message);
  const names = repetitionsOf(pid, 5, tree);
  const addresses = repetitionsOf(pid, 11, tree);
  const path = `PID[${pid.occurrence}]`;
  const fact: PatientFact = {
    kind: 'patient',
    path,
    subject: true,
    identifiers,
    family: names.some((name) => textAt(name, 1) !== undefined),
    given: names.some((name) => textAt(name, 2) !== undefined),
    nameText: false,
    birthDatePath: `${path}-7[1]`,
    genderPath: `${path}-8[1]`,
    address: addresses.length > 0,
    telecom: [13, 14].some((field) => repetitionsOf(pid, field, tree).length > 0),
    generalPractitioner: pd1 !== undefined && repetitionsOf(pd1, 4, tree).length > 0,
  };
  const birthDate = fieldText(pid, 7, tree);
  if (birthDate !== undefined) fact.birthDate = birthDate;
  const gender = fieldText(pid, 8, tree);
  if (gender !== undefined) fact.gender = gender;
  const home = addresses.find((address) => textAt(address, 5) !== undefined);
  const postcode = home && textAt(home, 5);
  if (home && postcode !== undefined) {
    fact.postcode = postcode;
    fact.postcodePath = pathOf(home, 5);
  }
  if (fieldText(pid, 30, tree) === 'Y' || fieldText(pid, 29, tree) !== undefined) fact.deceased = true;
  if (!identifiers.some((each) => each.known === 'nhs-number')) {
    const verification = patientStatus(pid);
    if (verification) fact.verification = verification;
  }
  if (pd1) readPractice(fact, pd1, message);
  readConcepts(pid, 22, 'ethnicity', message);
  for (const field of [10, 15, 16, 17]) readConcepts(pid, field, 'other', message);
  message.out.add(fact);
}

function readPatientIdentifiers(pid: Er7Segment, message: Message): IdentifierFact[] {
  const facts: IdentifierFact[] = [];
  for (const field of [2, 3, 4]) {
    for (const repetition of repetitionsOf(pid, field, message.tree)) {
      const fact = readIdentifier(repetition, CX, 'patient', message);
      if (fact) facts.push(fact);
    }
  }
  const other = readOtherNumber(pid, message);
  return other ? [...facts, other] : facts;
}

/** PID-19 is for a number of another country; where it holds what can only be an NHS number it is taken as one, oddly placed. */
function readOtherNumber(pid: Er7Segment, message: Message): IdentifierFact | undefined {
  const repetition = repetitionsOf(pid, 19, message.tree)[0];
  const value = repetition && textAt(repetition, 1);
  if (!repetition || value === undefined) return undefined;
  const fact: IdentifierFact = {
    kind: 'identifier',
    path: pathOf(repetition),
    value,
    valuePath: pathOf(repetition),
    systemPath: pathOf(repetition),
    holder: 'patient',
    within: 'PID',
  };
  if (passesModulus11(value)) {
    fact.known = 'nhs-number';
    fact.variant = true;
    const verification = patientStatus(pid);
    if (verification) fact.verification = verification;
  }
  message.identifiers.push(fact);
  message.out.add(fact);
  return fact;
}

/** PD1-3 names the practice: its code is XON.10 from v2.5, XON.3 before. PD1-4 names the general practitioner. */
function readPractice(fact: PatientFact, pd1: Er7Segment, message: Message): void {
  const practice = repetitionsOf(pd1, 3, message.tree)[0];
  if (practice) {
    const at = textAt(practice, 10) === undefined ? 3 : 10;
    const code = textAt(practice, at);
    if (code === undefined) fact.practice = { path: pathOf(practice), nameOnly: true };
    else fact.practice = { code, path: pathOf(practice, at), nameOnly: false };
    const identifier = readIdentifier(practice, { ...XON, value: at }, 'organization', message);
    message.out.add({
      kind: 'organization',
      path: pathOf(practice),
      identifiers: identifier ? [identifier] : [],
      name: textAt(practice, 1) !== undefined,
      role: 'gp-practice',
    });
  }
  for (const doctor of repetitionsOf(pd1, 4, message.tree)) {
    const identifier = readIdentifier(doctor, XCN, 'practitioner', message);
    message.out.add({
      kind: 'practitioner',
      path: pathOf(doctor),
      identifiers: identifier ? [identifier] : [],
      name: textAt(doctor, 2) !== undefined,
      role: 'general-practitioner',
    });
  }
}
