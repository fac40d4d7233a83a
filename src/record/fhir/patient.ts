/** Patient, in every FHIR generation. */
import type { JsonObject } from '../../parse/tree.js';
import type { PatientFact } from '../facts.js';
import { isPresent, itemsIn, objectIn, objectsIn, textIn } from '../json.js';
import { verificationOf } from './identifiers.js';
import type { ResourceNode } from './node.js';
import { identifiersOf, organizationBehind } from './people.js';
import { targetOf } from './primary.js';
import { resolve } from './references.js';
import type { Walk } from './walk.js';

const UNAVAILABLE = /NHSNumberUnavailableReason/i;

/** @param subject whether the record is about this patient */
export function readPatient(node: ResourceNode, subject: boolean, walk: Walk): PatientFact {
  const { resource, path } = node;
  const names = objectsIn(resource['name']);
  const address = itemsIn(resource['address'], `${path}.address`);
  const fact: PatientFact = {
    kind: 'patient',
    path,
    subject,
    identifiers: identifiersOf(node, walk),
    family: names.some((name) => isPresent(name['family'])),
    given: names.some((name) => isPresent(name['given'])),
    nameText: names.some((name) => isPresent(name['text'])),
    birthDatePath: `${path}.birthDate`,
    genderPath: `${path}.gender`,
    address: address.length > 0,
    telecom: objectsIn(resource['telecom']).length > 0,
    generalPractitioner: objectsIn(resource['generalPractitioner'] ?? resource['careProvider']).length > 0,
  };
  const birthDate = textIn(resource['birthDate']);
  if (birthDate !== undefined) fact.birthDate = birthDate;
  const gender = textIn(resource['gender']);
  if (gender !== undefined) fact.gender = gender;
  const home = address.find((each) => textIn(each.value['postalCode']) !== undefined);
  const postcode = textIn(home?.value['postalCode']);
  if (home && postcode !== undefined) {
    fact.postcode = postcode;
    fact.postcodePath = `${home.path}.postalCode`;
  }
  if (resource['deceasedBoolean'] === true || isPresent(resource['deceasedDateTime'])) fact.deceased = true;
  readPractice(fact, node, walk);
  readReasons(fact, resource, path);
  walk.out.add(fact);
  return fact;
}

/** The registered practice: an ODS code of the first general practitioner's organisation, or only its words. */
function readPractice(fact: PatientFact, node: ResourceNode, walk: Walk): void {
  const element = node.resource['generalPractitioner'] === undefined ? 'careProvider' : 'generalPractitioner';
  for (const { value, path } of itemsIn(node.resource[element], `${node.path}.${element}`)) {
    const logical = walk.identifiers.get(objectIn(value['identifier']) ?? value);
    if (logical?.value !== undefined && isOds(logical.known)) {
      fact.practice = { code: logical.value, path: logical.valuePath, nameOnly: false };
      return;
    }
    const organization = organizationBehind(targetOf(value, node), resolve);
    const ods = organization && identifiersOf(organization, walk).find((each) => isOds(each.known));
    if (ods?.value !== undefined) {
      fact.practice = { code: ods.value, path: ods.valuePath, nameOnly: false };
      return;
    }
    if (organization) fact.practice ??= { path: organization.path, nameOnly: true };
    else if (isPresent(value['display']) && !isPresent(value['reference'])) fact.practice ??= { path, nameOnly: true };
  }
}

function isOds(known: string | undefined): boolean {
  return known?.startsWith('ods-') ?? false;
}

/** Why there is no NHS number, and a verification status that stands on the patient and not on the number. */
function readReasons(fact: PatientFact, resource: JsonObject, path: string): void {
  const verification =
    verificationOf(resource, path) ??
    itemsIn(resource['identifier'], `${path}.identifier`)
      .filter((item) => !isPresent(item.value['value']))
      .map((item) => verificationOf(item.value, item.path))
      .find((found) => found !== undefined);
  if (verification) fact.verification = verification;
  const extensions = [
    ...objectsIn(resource['extension']),
    ...objectsIn(resource['identifier']).flatMap((identifier) => objectsIn(identifier['extension'])),
  ];
  for (const extension of extensions) {
    if (!UNAVAILABLE.test(textIn(extension['url']) ?? '')) continue;
    const coding =
      objectIn(extension['valueCoding']) ?? objectsIn(objectIn(extension['valueCodeableConcept'])?.['coding'])[0];
    const reason = textIn(coding?.['code']) ?? textIn(extension['valueCode']);
    if (reason !== undefined) fact.unavailableReason = reason;
  }
}
