/** Broken coded entries: allergies, diagnoses, procedures, alerts, results and files. */
import { composition, div, listOf, placeOf, resources, section } from '../bundle.js';
import { beside, onFirst, SNOMED, underHeading } from './on-entries.js';
import type { Mutant } from './types.js';

const RULE = 'transfer-of-care/';
const MEDICINES = 'medicines-transfer/';
const ALLERGIES = 'Allergies and adverse reactions';

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
