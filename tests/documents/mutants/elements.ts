/** Broken elements of the document: Composition, encounter, people and organisations. */
import { type Bundle, composition, placeOf, type Resource, resourceAt, resources } from '../bundle.js';
import type { Mutant } from './types.js';

const COMPOSITION = 'Bundle.entry[0].resource';
const RULE = 'transfer-of-care/';
const DISCHARGES = ['discharge-summary', 'emergency-discharge', 'mental-health-discharge'];
const INPATIENT = ['discharge-summary', 'mental-health-discharge'];

function missing(element: string, rules: string[], more: Partial<Mutant> = {}): Mutant {
  return {
    kind: `no ${element}`,
    rules: rules.map((rule) => RULE + rule),
    ...more,
    break(bundle) {
      delete composition(bundle)[element];
      return `${COMPOSITION}.${element}`;
    },
  };
}

function onEncounter(
  kind: string,
  rules: string[],
  change: (encounter: Resource) => string | undefined,
  more: Partial<Mutant> = {},
): Mutant {
  return {
    kind,
    rules: rules.map((rule) => RULE + rule),
    documents: DISCHARGES,
    ...more,
    break(bundle) {
      const [encounter] = resources(bundle, 'Encounter');
      const rest = encounter && change(encounter);
      return rest === undefined ? undefined : placeOf(bundle, encounter!) + rest;
    },
  };
}

const practiceOf = (bundle: Bundle): Resource =>
  resourceAt(bundle, resources(bundle, 'Patient')[0]!['generalPractitioner'][0].reference)!;
const extensionOf = (one: Resource | undefined, name: string): Resource | undefined =>
  one?.['extension']?.find(({ url }: Resource) => url.includes(name));

function wrongCode(kind: string, name: string, rules: string[]): Mutant {
  return onEncounter(
    kind,
    rules,
    (encounter) => {
      const found = extensionOf(encounter['hospitalization'], name) ?? extensionOf(encounter, name);
      if (!found) return undefined;
      found['valueCodeableConcept'].coding[0].code = 'ZZ';
      return encounter['hospitalization']?.extension?.includes(found) ? '.hospitalization.extension' : '.extension';
    },
    { documents: INPATIENT },
  );
}

export const ELEMENT_MUTANTS: Mutant[] = [
  missing('identifier', ['composition-elements']),
  missing('status', ['document-status'], { also: ['fhir-core/required'] }),
  missing('type', ['document-type'], { also: ['fhir-core/required'], generations: ['fhir-r4'] }),
  missing('subject', ['composition-elements'], { also: ['fhir-core/required'] }),
  missing('date', ['composition-elements'], { also: ['fhir-core/required'] }),
  missing('author', ['composition-elements'], { also: ['fhir-core/required', 'staff-identity/author-identified'] }),
  missing('title', ['composition-elements'], { also: ['fhir-core/required'] }),
  missing('custodian', ['custodian-and-encounter'], { also: ['ods/keeper-has-code'] }),
  missing('encounter', ['custodian-and-encounter'], { also: [`${RULE}discharge-date`] }),
  missing('extension', ['care-setting'], { generations: ['fhir-stu3'] }),
  {
    kind: 'type of another document',
    rules: [`${RULE}document-type`],
    generations: ['fhir-stu3'],
    break(bundle) {
      const [coding] = composition(bundle)['type'].coding;
      const letter = coding.code === '823681000000100';
      Object.assign(
        coding,
        letter
          ? { code: '373942005', display: 'Discharge summary' }
          : { code: '823681000000100', display: 'Outpatient letter' },
      );
      return `${COMPOSITION}.type`;
    },
  },
  {
    kind: 'type of no document known',
    rules: [`${RULE}document-type`],
    break(bundle) {
      Object.assign(composition(bundle)['type'].coding[0], { code: '195967001', display: 'Asthma' });
      return `${COMPOSITION}.type`;
    },
  },
  {
    kind: 'profile of another document',
    rules: [`${RULE}document-type`],
    also: [`${RULE}known-heading`, `${RULE}mandatory-headings`, `${RULE}required-headings`],
    generations: ['fhir-stu3'],
    documents: ['discharge-summary'],
    break(bundle) {
      composition(bundle)['meta'].profile = [
        'https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-ITK-OPL-Composition-1',
      ];
      return `${COMPOSITION}.type`;
    },
  },
  {
    kind: 'care setting without a code',
    rules: [`${RULE}care-setting`],
    generations: ['fhir-stu3'],
    break(bundle) {
      composition(bundle)['extension'][0].valueCodeableConcept = { text: 'Ward 4' };
      return `${COMPOSITION}.extension[0]`;
    },
  },
  onEncounter('no date of discharge', ['discharge-date'], (encounter) => {
    delete encounter['period'].end;
    return '.period';
  }),
  onEncounter(
    'discharge before admission',
    ['stay-in-order'],
    (encounter) => {
      const { start, end } = encounter['period'];
      encounter['period'] = { start: end, end: start };
      return '.period';
    },
    { also: ['fhir-core/invariant'] },
  ),
  onEncounter('discharge after the document', ['stay-in-order'], (encounter) => {
    encounter['period'].end = '2026-10-20T10:00:00+01:00';
    return '.period';
  }),
  onEncounter('no period', ['discharge-date', 'admission-date'], (encounter) => {
    delete encounter['period'];
    return '';
  }),
  onEncounter(
    'no date of attendance',
    ['attendance-date'],
    (encounter) => {
      delete encounter['period'];
      return '';
    },
    { documents: ['outpatient-letter'], generations: ['fhir-stu3'] },
  ),
  onEncounter(
    'no date of admission',
    ['admission-date'],
    (encounter) => {
      delete encounter['period'].start;
      return '.period';
    },
    { documents: INPATIENT },
  ),
  onEncounter(
    'no destination',
    ['discharge-destination', 'emergency-discharge-destination'],
    (encounter) => {
      delete encounter['hospitalization'].dischargeDisposition;
      return '';
    },
    { documents: ['emergency-discharge'] },
  ),
  onEncounter(
    'destination of no national list',
    ['discharge-destination', 'emergency-discharge-destination'],
    (encounter) => {
      encounter['hospitalization'].dischargeDisposition.coding[0].code = 'ZZ';
      return '.hospitalization.dischargeDisposition';
    },
  ),
  onEncounter(
    'destination in words',
    ['discharge-destination', 'emergency-discharge-destination'],
    (encounter) => {
      encounter['hospitalization'].dischargeDisposition = { text: 'home' };
      return '.hospitalization.dischargeDisposition';
    },
    { documents: ['emergency-discharge'] },
  ),
  onEncounter(
    'source of no national list',
    ['admission-source'],
    (encounter) => {
      encounter['hospitalization'].admitSource.coding[0].code = 'ZZ';
      return '.hospitalization.admitSource';
    },
    { documents: INPATIENT },
  ),
  wrongCode('discharge method of no national list', 'DischargeMethod', ['discharge-method']),
  wrongCode('admission method of no national list', 'AdmissionMethod', ['admission-method']),
  onEncounter(
    'no emergency discharge status',
    ['emergency-discharge-status'],
    (encounter) => {
      delete encounter['extension'];
      return '';
    },
    { documents: ['emergency-discharge'] },
  ),
  onEncounter(
    'died, and went home',
    ['discharge-outcome-agrees'],
    (encounter) => {
      const found =
        extensionOf(encounter['hospitalization'], 'DischargeMethod') ?? extensionOf(encounter, 'DischargeMethod');
      Object.assign(found!['valueCodeableConcept'].coding[0], { code: '4', display: 'Patient died' });
      return '';
    },
    { documents: INPATIENT },
  ),
  {
    kind: 'practice by name only',
    rules: [`${RULE}gp-practice-code`],
    break(bundle) {
      const practice = practiceOf(bundle);
      delete practice['identifier'];
      return placeOf(bundle, practice);
    },
  },
  {
    kind: 'code of the practice in its text',
    rules: [`${RULE}gp-practice-code`, `${RULE}gp-practice-code-shown`],
    break(bundle) {
      const at = composition(bundle)['section'].findIndex((one: Resource) => one['title'] === 'GP practice');
      const practice = practiceOf(bundle);
      const { value } = practice['identifier'][0];
      delete practice['identifier'];
      const one = composition(bundle)['section'][at];
      one.text.div = one.text.div.replace('</p>', ` ${value}</p>`);
      return placeOf(bundle, practice);
    },
  },
  {
    kind: 'practice under an unknown system',
    rules: [`${RULE}gp-practice-code`],
    also: ['ods/system', 'identifiers/near-miss-system', 'identifiers/system-is-uri'],
    break(bundle) {
      const practice = practiceOf(bundle);
      practice['identifier'][0].system = 'https://example.org/practice';
      return placeOf(bundle, practice);
    },
  },
  {
    kind: 'keeper without a code',
    rules: ['ods/keeper-has-code', `${RULE}custodian-and-encounter`],
    break(bundle) {
      const trust = resourceAt(bundle, composition(bundle)['custodian'].reference)!;
      delete trust['identifier'];
      return placeOf(bundle, trust);
    },
  },
  {
    kind: 'author without an identifier',
    rules: ['staff-identity/author-identified', `${RULE}person-completing-record`],
    break(bundle) {
      const [author] = resources(bundle, 'Practitioner');
      delete author!['identifier'];
      return placeOf(bundle, author!);
    },
  },
  {
    kind: 'person completing the record without a name',
    rules: [`${RULE}person-completing-record`],
    break(bundle) {
      const [author] = resources(bundle, 'Practitioner');
      delete author!['name'];
      return placeOf(bundle, author!);
    },
  },
  {
    kind: 'recipient who cannot be told',
    rules: [`${RULE}distribution-list`],
    documents: INPATIENT,
    break(bundle) {
      const list = composition(bundle)['section'].find((one: Resource) => one['title'] === 'Distribution list');
      const id = 'd4c3b2a1-0000-4000-8000-00000000000a';
      const resource = { resourceType: 'Organization', id };
      bundle.entry.push({ fullUrl: `urn:uuid:${id}`, resource });
      list.entry.push({ reference: `urn:uuid:${id}` });
      return placeOf(bundle, resource);
    },
    also: ['fhir-core/invariant'],
  },
];
