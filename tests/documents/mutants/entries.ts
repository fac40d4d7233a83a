/** Broken coded entries: allergies, diagnoses, procedures and medicines. */
import { type Bundle, composition, div, listOf, placeOf, type Resource, resources, section } from '../bundle.js';
import type { Mutant } from './types.js';

const RULE = 'transfer-of-care/';
const MEDICINES = 'medicines-transfer/';
const SNOMED = 'http://snomed.info/sct';

function onFirst(
  type: string,
  kind: string,
  rules: string[],
  change: (one: Resource, bundle: Bundle) => string | undefined,
  more: Partial<Mutant> = {},
): Mutant {
  return {
    kind,
    rules,
    ...more,
    break(bundle) {
      const [one] = resources(bundle, type);
      const rest = one && change(one, bundle);
      return rest === undefined ? undefined : placeOf(bundle, one!) + rest;
    },
  };
}

/** The medicine's concept: in STU3 in a Medication, in R4 in the statement itself. */
function medicine(
  kind: string,
  rules: string[],
  change: (concept: Resource) => void,
  more: Partial<Mutant> = {},
): Mutant {
  return {
    kind,
    rules,
    ...more,
    break(bundle) {
      const [medication] = resources(bundle, 'Medication');
      const [statement] = resources(bundle, 'MedicationStatement');
      if (!statement) return undefined;
      change(medication?.['code'] ?? statement['medicationCodeableConcept']);
      return medication
        ? `${placeOf(bundle, medication)}.code`
        : `${placeOf(bundle, statement)}.medicationCodeableConcept`;
    },
  };
}

const doseOf = (dosage: Resource): Resource => dosage['doseAndRate']?.[0] ?? dosage;
const dosagePlace = (dosage: Resource): string => (dosage['doseAndRate'] ? '.dosage[0].doseAndRate[0]' : '.dosage[0]');

/** An item beside those of a list. */
function beside(bundle: Bundle, title: string, item: Resource): string | undefined {
  const list = listOf(bundle, title);
  if (!list) return undefined;
  item.id = '0c9f1f6e-0000-4000-8000-000000000001';
  bundle.entry.push({ fullUrl: `urn:uuid:${item.id}`, resource: item });
  list['entry'].push({ item: { reference: `urn:uuid:${item.id}` } });
  return placeOf(bundle, item);
}

const ALLERGIES = 'Allergies and adverse reactions';
const LISTED = 'Medications and medical devices';

export const ENTRY_MUTANTS: Mutant[] = [
  onFirst(
    'AllergyIntolerance',
    'allergy without a substance',
    [`${MEDICINES}allergy-coded`, `${RULE}allergy-named`, `${RULE}allergies-word`],
    (one) => {
      delete one['code'];
      return '';
    },
    { also: ['fhir-core/required', `${RULE}narrative-agrees`, 'snomed-ct/entry-coded'] },
  ),
  onFirst('AllergyIntolerance', 'allergy in words', [`${MEDICINES}allergy-coded`, 'snomed-ct/entry-coded'], (one) => {
    one['code'] = { text: 'Penicillin' };
    return '.code';
  }),
  onFirst(
    'AllergyIntolerance',
    'allergy under a local code',
    [`${MEDICINES}allergy-coded`, 'snomed-ct/entry-coded'],
    (one) => {
      Object.assign(one['code'].coding[0], { system: 'https://example.org/allergies', code: 'PEN' });
      return '.code';
    },
  ),
  onFirst(
    'AllergyIntolerance',
    'allergy without a status',
    [`${RULE}allergy-status`],
    (one) => {
      delete one['clinicalStatus'];
      delete one['verificationStatus'];
      return '';
    },
    { also: ['fhir-core/required', 'fhir-core/invariant'] },
  ),
  onFirst(
    'AllergyIntolerance',
    'reaction without a manifestation',
    [`${RULE}allergy-status`, 'fhir-core/required'],
    (one) => {
      delete one['reaction'][0].manifestation;
      return '.reaction[0]';
    },
    { also: ['fhir-core/required'] },
  ),
  onFirst('AllergyIntolerance', 'allergy without a patient', ['fhir-core/required'], (one) => {
    delete one['patient'];
    return '';
  }),
  {
    kind: 'no known allergy beside an allergy',
    rules: [`${RULE}no-known-allergies`, `${MEDICINES}none-known-alone`],
    also: [`${RULE}narrative-agrees`],
    break(bundle) {
      const none = structuredClone(resources(bundle, 'AllergyIntolerance')[0]!);
      none['code'].coding = [{ system: SNOMED, code: '716186003', display: 'No known allergy' }];
      delete none['reaction'];
      return beside(bundle, ALLERGIES, none);
    },
  },

  {
    kind: 'no known allergies in words, an allergy in codes',
    rules: [`${RULE}no-known-allergies`, `${RULE}narrative-agrees`],
    break(bundle) {
      section(bundle, ALLERGIES)!['text'].div = div('<p>No known allergies</p>');
      return 'Bundle.entry[0].resource.section';
    },
  },
  {
    kind: 'reason for being empty beside entries',
    rules: [`${RULE}empty-reason-alone`],
    also: ['fhir-core/invariant'],
    break(bundle) {
      const list = listOf(bundle, ALLERGIES)!;
      list['emptyReason'] = {
        coding: [{ system: 'http://hl7.org/fhir/list-empty-reason', code: 'nilknown', display: 'Nil Known' }],
      };
      return placeOf(bundle, list);
    },
  },
  {
    kind: 'text of another allergy than the entry',
    rules: [`${RULE}narrative-agrees`],
    break(bundle) {
      section(bundle, ALLERGIES)!['text'].div = div('<p>Latex: swelling of the hands</p>');
      return 'Bundle.entry[0].resource.section';
    },
  },
  onFirst(
    'Condition',
    'diagnosis without name and code',
    [`${RULE}diagnosis-name-and-code`, 'snomed-ct/entry-coded'],
    (one) => {
      delete one['code'];
      return '';
    },
    { also: [`${RULE}narrative-agrees`] },
  ),
  onFirst('Condition', 'diagnosis in words', [`${RULE}diagnosis-name-and-code`, 'snomed-ct/entry-coded'], (one) => {
    one['code'] = { text: one['code'].coding[0].display };
    return '.code';
  }),
  onFirst(
    'Condition',
    'diagnosis without a description',
    [`${RULE}diagnosis-name-and-code`, 'snomed-ct/display'],
    (one) => {
      delete one['code'].coding[0].display;
      return '.code';
    },
    { also: ['snomed-ct/display', `${RULE}narrative-agrees`] },
  ),
  onFirst(
    'Condition',
    'diagnosis in ICD-10 alone',
    [`${RULE}diagnosis-name-and-code`, 'snomed-ct/entry-coded'],
    (one) => {
      one['code'].coding = [
        { system: 'http://hl7.org/fhir/sid/icd-10', code: 'J18.9', display: one['code'].coding[0].display },
      ];
      return '.code';
    },
  ),
  onFirst('Condition', 'diagnosis code with a wrong check digit', ['snomed-ct/check-digit'], (one) => {
    one['code'].coding[0].code = '385093007';
    return '.code.coding[0]';
  }),
  onFirst(
    'Condition',
    'system of SNOMED CT misspelt',
    ['snomed-ct/system', 'identifiers/near-miss-system'],
    (one) => {
      one['code'].coding[0].system = 'http://snomed.info/sct/';
      return '.code.coding[0]';
    },
    { also: ['identifiers/near-miss-system', `${RULE}diagnosis-name-and-code`] },
  ),
  {
    kind: 'a diagnosis twice',
    rules: ['internal-consistency/recorded-once'],
    break(bundle) {
      const [one] = resources(bundle, 'Condition');
      return one && beside(bundle, 'Diagnoses', structuredClone(one));
    },
  },
  {
    kind: 'a diagnosis of another patient',
    rules: [
      `${RULE}entry-subject`,
      `${RULE}one-patient`,
      'internal-consistency/one-subject',
      'internal-consistency/same-nhs-number',
    ],
    also: ['internal-consistency/same-birth-date', 'internal-consistency/same-gender'],
    break(bundle) {
      const [one] = resources(bundle, 'Condition');
      if (!one) return undefined;
      const other = structuredClone(resources(bundle, 'Patient')[0]!);
      other.id = '0c9f1f6e-0000-4000-8000-000000000002';
      other['identifier'][0].value = '9990000018';
      other['birthDate'] = '1980-01-01';
      bundle.entry.push({ fullUrl: `urn:uuid:${other.id}`, resource: other });
      one['subject'] = { reference: `urn:uuid:${other.id}` };
      return `${placeOf(bundle, one)}.subject`;
    },
  },
  onFirst('Procedure', 'procedure in words', ['snomed-ct/entry-coded', `${RULE}procedure-name-and-code`], (one) => {
    one['code'] = { text: one['code'].coding[0].display };
    return '.code';
  }),
  onFirst(
    'Procedure',
    'procedure without a code',
    ['snomed-ct/entry-coded', `${RULE}procedure-name-and-code`],
    (one) => {
      delete one['code'];
      return '';
    },
    { also: [`${RULE}narrative-agrees`] },
  ),
  medicine(
    'medicine in words',
    ['dmd/coded-medicine'],
    (concept) => {
      concept['text'] = concept['coding'][0].display;
      delete concept['coding'];
    },
    { also: ['fhir-core/required'] },
  ),
  medicine('medicine under a local code', ['dmd/coded-medicine', 'dmd/proprietary-alone'], (concept) => {
    Object.assign(concept['coding'][0], { system: 'https://example.org/drugs', code: 'PARA500' });
  }),
  medicine(
    'medicine with a wrong check digit',
    ['dmd/check-digit', 'snomed-ct/check-digit'],
    (concept) => {
      concept['coding'][0].code = '42109611000001108';
    },
    { also: ['snomed-ct/check-digit', 'dmd/check-digit'] },
  ),
  medicine(
    'medicine without a description',
    ['dmd/display', 'snomed-ct/display'],
    (concept) => {
      delete concept['coding'][0].display;
    },
    { also: [`${RULE}narrative-agrees`, 'dmd/display', 'snomed-ct/display'] },
  ),
  {
    kind: 'a medicine twice in the same dose',
    rules: ['internal-consistency/recorded-once', `${MEDICINES}listed-once`],
    break(bundle) {
      const [one] = resources(bundle, 'MedicationStatement');
      return one && beside(bundle, LISTED, structuredClone(one));
    },
  },
  {
    kind: 'strength in the text of another medicine',
    rules: [`${RULE}narrative-agrees`],
    break(bundle) {
      const at = composition(bundle)['section'].findIndex((each: Resource) => each['title'] === LISTED);
      if (at < 0) return undefined;
      const { text } = composition(bundle)['section'][at];
      text.div = text.div.replace('500mg', '250mg');
      return `Bundle.entry[0].resource.section[${at}]`;
    },
  },
  onFirst(
    'MedicationStatement',
    'dose without a unit',
    [`${MEDICINES}dose-units`, `${MEDICINES}dose-structured`, `${MEDICINES}dose-amount`],
    (one) => {
      doseOf(one['dosage'][0])['doseQuantity'] = { value: 2 };
      return dosagePlace(one['dosage'][0]);
    },
    { also: [`${MEDICINES}dose-and-text-agree`] },
  ),
  onFirst('MedicationStatement', 'unit of the dose in words', [`${MEDICINES}dose-units`], (one) => {
    const dose = doseOf(one['dosage'][0])['doseQuantity'];
    delete dose.system;
    delete dose.code;
    return `${dosagePlace(one['dosage'][0])}.doseQuantity`;
  }),
  onFirst('MedicationStatement', 'dose in words only', [`${MEDICINES}dose-structured`], (one) => {
    one['dosage'] = [{ text: one['dosage'][0].text }];
    return '.dosage[0]';
  }),
  onFirst(
    'MedicationStatement',
    'dose without words',
    [`${MEDICINES}dose-words`, `${MEDICINES}dose-text`, `${MEDICINES}dosage-text`],
    (one) => {
      delete one['dosage'][0].text;
      return '.dosage[0]';
    },
  ),

  onFirst(
    'MedicationStatement',
    'route in words',
    [`${MEDICINES}dose-route`, `${MEDICINES}route-coded`, `${MEDICINES}dose-coded`],
    (one) => {
      one['dosage'][0].route = { text: 'by mouth' };
      return '.dosage[0].route';
    },
  ),
  onFirst(
    'MedicationStatement',
    'amount of the dose differs from its words',
    [`${MEDICINES}dose-and-text-agree`],
    (one) => {
      doseOf(one['dosage'][0])['doseQuantity'].value = 8;
      return '.dosage[0]';
    },
    { also: [`${RULE}narrative-agrees`] },
  ),
  onFirst(
    'MedicationStatement',
    'stopped without a reason',
    [`${RULE}medicine-change-reason`],
    (one) => {
      one['status'] = 'stopped';
      delete one['extension'];
      return '';
    },
    { generations: ['fhir-r4'] },
  ),
  onFirst('MedicationStatement', 'changed without a reason', [`${RULE}medicine-change-reason`], (one) => {
    const status = one['extension'][0].extension[0];
    if (status.valueCode) status.valueCode = 'Amended';
    else Object.assign(status.valueCoding, { code: 'amended', display: 'Amended' });
    one['extension'][0].extension = [status];
    return '';
  }),
  {
    kind: 'a safety alert in words',
    rules: [`${RULE}alerts-coded`],
    also: [`${RULE}entry-stands`],
    break(bundle) {
      return underHeading(bundle, 'Safety alerts', {
        resourceType: 'Flag',
        status: 'active',
        ...(bundle['timestamp'] ? {} : { category: { text: 'Alert' } }),
        code: { text: 'Falls often' },
        subject: composition(bundle)['subject'],
      });
    },
  },
  {
    kind: 'a result without a value',
    rules: [`${RULE}result-value`],
    documents: ['discharge-summary', 'mental-health-discharge', 'outpatient-letter'],
    break(bundle) {
      const [last] = composition(bundle)['section'].slice(-1);
      const results = structuredClone(last);
      const slug = results.code.coding[0].code.includes('-');
      Object.assign(results, {
        title: 'Investigation results',
        text: { status: 'additional', div: div('<p>Haemoglobin</p>') },
      });
      Object.assign(results.code.coding[0], {
        code: slug ? 'investigation-results' : '1082101000000102',
        display: 'Investigation results',
      });
      delete results.entry;
      composition(bundle)['section'].push(results);
      return underHeading(bundle, 'Investigation results', {
        resourceType: 'Observation',
        status: 'final',
        code: { coding: [{ system: SNOMED, code: '104142005', display: 'Haemoglobin' }] },
        subject: composition(bundle)['subject'],
      });
    },
  },
  {
    kind: 'a file of a type that nobody opens',
    rules: [`${RULE}attachment-form`],
    break(bundle) {
      return underHeading(bundle, 'Plan and requested actions', {
        resourceType: 'Binary',
        contentType: 'application/x-unknown',
        [bundle['timestamp'] ? 'data' : 'content']: 'JVBERi0xLjQK',
      });
    },
  },
];

/** Puts a resource under a heading, beside what is there. */
function underHeading(bundle: Bundle, title: string, resource: Resource): string | undefined {
  const at = section(bundle, title);
  if (!at) return undefined;
  resource.id = '0c9f1f6e-0000-4000-8000-000000000005';
  bundle.entry.push({ fullUrl: `urn:uuid:${resource.id}`, resource });
  at['entry'] = [...(at['entry'] ?? []), { reference: `urn:uuid:${resource.id}` }];
  return placeOf(bundle, resource);
}
