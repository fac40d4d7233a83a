/** The patient of a CDA document or a v3 message. */
import type { XmlElement } from '../../parse/tree.js';
import { xpathOf } from '../../parse/xpath.js';
import type { PatientFact } from '../facts.js';
import { attributeOf, childOf, descendantsOf, elementsOf, textOf } from '../xml.js';
import type { Walk } from './walk.js';

/** patientRole of CDA, Patient and patient of v3; not CDA's inner patient, which is the person in that role. */
export function isPatient(element: XmlElement): boolean {
  const { local } = element;
  if (local === 'patientRole' || local === 'PatientRole' || local === 'Patient') return true;
  return local === 'patient' && element.parent?.local !== 'patientRole';
}

export function readPatient(element: XmlElement, walk: Walk): void {
  if (!isPatient(element)) return;
  const path = xpathOf(element);
  const person = personOf(element);
  const inside = descendantsOf(element, () => true);
  const names = elementsOf(person, 'name');
  const fact: PatientFact = {
    kind: 'patient',
    path,
    subject: true,
    identifiers: elementsOf(element, 'id').flatMap((id) => walk.identifiers.get(id) ?? []),
    family: names.some((name) => textOf(childOf(name, 'family')) !== ''),
    given: names.some((name) => textOf(childOf(name, 'given')) !== ''),
    nameText: names.some((name) => elementsOf(name).length === 0 && textOf(name) !== ''),
    address: inside.some((each) => each.local === 'addr'),
    telecom: inside.some((each) => each.local === 'telecom'),
    generalPractitioner: inside.some((each) => PROVIDER.test(each.local)),
  };
  const birthTime = childOf(person, 'birthTime');
  const birthDate = attributeOf(birthTime, 'value');
  fact.birthDatePath = birthTime ? `${xpathOf(birthTime)}/@value` : path;
  if (birthDate !== undefined) fact.birthDate = birthDate;
  const sex = childOf(person, 'administrativeGenderCode');
  const gender = attributeOf(sex, 'code');
  fact.genderPath = sex ? `${xpathOf(sex)}/@code` : path;
  if (gender !== undefined) fact.gender = gender;
  const postalCode = inside.find((each) => each.local === 'postalCode' && textOf(each) !== '');
  if (postalCode) {
    fact.postcode = textOf(postalCode);
    fact.postcodePath = xpathOf(postalCode);
  }
  if (childOf(person, 'deceasedTime')) fact.deceased = true;
  readPractice(fact, inside);
  walk.patients.push(fact);
  walk.out.add(fact);
}

const PROVIDER = /^(providerOrganization|healthCareProvider)$/;

/** The person in the role: `patient` in CDA, `patientPerson` in v3; the role itself where a message leaves the person out. */
function personOf(element: XmlElement): XmlElement {
  return (
    childOf(element, 'patient') ?? childOf(element, 'patientPerson') ?? childOf(element, 'patientPatient') ?? element
  );
}

function readPractice(fact: PatientFact, inside: XmlElement[]): void {
  const provider = inside.find((each) => PROVIDER.test(each.local));
  if (!provider) return;
  const id = childOf(provider, 'id');
  const code = attributeOf(id, 'extension');
  if (id && code !== undefined) fact.practice = { code, path: `${xpathOf(id)}/@extension`, nameOnly: false };
  else fact.practice = { path: xpathOf(provider), nameOnly: textOf(childOf(provider, 'name')) !== '' };
}
