/** Broken identity: people, NHS numbers and the Bundle that holds the document. */
import { type Bundle, composition, placeOf, type Resource, resources } from '../bundle.js';
import { onFirst } from './on-entries.js';
import type { Mutant } from './types.js';

const RULE = 'transfer-of-care/';
const COMPOSITION = 'Bundle.entry[0].resource';
const NUMBER = 'nhs-number/';

function onNumber(
  kind: string,
  rules: string[],
  change: (identifier: Resource, patient: Resource) => string,
  more: Partial<Mutant> = {},
): Mutant {
  return onFirst('Patient', kind, rules, (patient) => change(patient['identifier'][0], patient), more);
}

const verification = (identifier: Resource): Resource => identifier['extension'][0].valueCodeableConcept.coding[0];

function onPatient(
  kind: string,
  rules: string[],
  change: (patient: Resource) => string,
  more: Partial<Mutant> = {},
): Mutant {
  return onFirst('Patient', kind, rules, change, more);
}

export const IDENTITY_MUTANTS: Mutant[] = [
  onNumber('NHS number with a wrong check digit', [`${NUMBER}check-digit`], (identifier) => {
    identifier['value'] = '9990123455';
    return '.identifier[0].value';
  }),
  onNumber('NHS number of nine digits', [`${NUMBER}format`], (identifier) => {
    identifier['value'] = '999012345';
    return '.identifier[0].value';
  }),
  onNumber('NHS number with spaces', [`${NUMBER}format`], (identifier) => {
    identifier['value'] = '999 012 3454';
    return '.identifier[0].value';
  }),
  onNumber(
    'NHS number under a wrong system',
    [`${NUMBER}system`, `${NUMBER}present`],
    (identifier) => {
      identifier['system'] = 'https://fhir.hl7.org.uk/Id/nhs-number';
      return '.identifier[0].system';
    },
    { also: ['identifiers/near-miss-system', 'identifiers/generation-system'] },
  ),
  onNumber('NHS number not traced', [`${NUMBER}verified`], (identifier) => {
    Object.assign(verification(identifier), { code: '02', display: 'Number present but not traced' });
    return '.identifier[0]';
  }),
  onNumber(
    'status of no national list',
    [`${NUMBER}verification-code`],
    (identifier) => {
      Object.assign(verification(identifier), { code: '99', display: 'Checked' });
      return '.identifier[0]';
    },
    { also: [`${NUMBER}verified`] },
  ),
  onNumber(
    'no verification status',
    [`${NUMBER}verification-status`],
    (identifier) => {
      delete identifier['extension'];
      return '.identifier[0]';
    },
    { also: [`${NUMBER}verified`] },
  ),
  onPatient(
    'no NHS number and no reason',
    [`${NUMBER}present`, `${NUMBER}absence-explained`],
    (patient) => {
      delete patient['identifier'];
      return '';
    },
    { also: [`${NUMBER}absence-explained`] },
  ),
  onPatient('no name', [`${RULE}patient-details`, `${RULE}patient-named`], (patient) => {
    delete patient['name'];
    return '';
  }),
  onPatient('no date of birth', [`${RULE}patient-details`, `${RULE}patient-birth-date`], (patient) => {
    delete patient['birthDate'];
    return '';
  }),
  onPatient('born after the stay', [`${RULE}stay-in-order`], (patient) => {
    patient['birthDate'] = '2026-12-01';
    return '.birthDate';
  }),
  {
    kind: 'author by name only',
    rules: [`${RULE}composition-elements`],
    break(bundle) {
      composition(bundle)['author'] = [{ display: 'Dr Example' }];
      return `${COMPOSITION}.author`;
    },
  },
  {
    kind: 'subject that is no patient',
    rules: [`${RULE}subject-is-patient`],
    also: [`${RULE}one-patient`, `${RULE}patient-details`],
    break(bundle) {
      composition(bundle)['subject'] = composition(bundle)['custodian'];
      return `${COMPOSITION}.subject`;
    },
  },
  {
    kind: 'two patients of one document',
    rules: [`${RULE}one-patient`],
    also: ['internal-consistency/same-birth-date', 'fhir-core/invalid', `${RULE}one-patient`, `${RULE}entry-subject`],
    break(bundle) {
      const other = structuredClone(resources(bundle, 'Patient')[0]!);
      other.id = '0c9f1f6e-0000-4000-8000-000000000003';
      other['identifier'][0].value = '9990000018';
      bundle.entry.push({ fullUrl: `urn:uuid:${other.id}`, resource: other });
      const encounter = resources(bundle, 'Encounter')[0]!;
      encounter['subject'] = { reference: `urn:uuid:${other.id}` };
      return `${placeOf(bundle, encounter)}.subject`;
    },
  },
];

function onBundle(
  kind: string,
  rules: string[],
  change: (bundle: Bundle) => string | undefined,
  more: Partial<Mutant> = {},
): Mutant {
  return { kind, rules, ...more, break: change };
}

export const BUNDLE_MUTANTS: Mutant[] = [
  onBundle('Bundle of another type', [`${RULE}in-document-bundle`], (bundle) => {
    bundle['type'] = 'collection';
    return 'Bundle.type';
  }),
  onBundle(
    'first entry no Composition',
    [`${RULE}in-document-bundle`, 'fhir-api/composition-first', 'fhir-core/invariant'],
    (bundle) => {
      bundle.entry.push(bundle.entry.shift()!);
      return 'Bundle.entry';
    },
    { also: ['fhir-api/composition-first', 'fhir-core/invariant', 'fhir-core/invalid', 'fhir-core/business-rule'] },
  ),
  onBundle(
    'no identifier of the Bundle',
    [`${RULE}bundle-identifier`, 'fhir-api/document-identity'],
    (bundle) => {
      delete bundle['identifier'];
      return 'Bundle.identifier';
    },
    { also: ['fhir-api/document-identity', 'fhir-core/required', 'fhir-core/invariant', 'fhir-core/business-rule'] },
  ),
  onBundle(
    'no time of the Bundle',
    [`${RULE}bundle-timestamp`, 'fhir-api/document-identity'],
    (bundle) => {
      delete bundle['timestamp'];
      return 'Bundle.timestamp';
    },
    {
      generations: ['fhir-r4'],
      also: ['fhir-core/required', 'fhir-core/invariant', 'fhir-core/business-rule', 'fhir-api/document-identity'],
    },
  ),
  onBundle(
    'entry that is not there',
    [`${RULE}references-resolve`, `${RULE}entry-stands`],
    (bundle) => {
      const at = composition(bundle)['section'].findIndex((one: Resource) => one['title'] === 'Diagnoses');
      composition(bundle)['section'][at].entry = [{ reference: 'urn:uuid:0c9f1f6e-0000-4000-8000-00000000000f' }];
      return `${COMPOSITION}.section[${at}].entry[0]`;
    },
    { also: ['fhir-api/references-resolve', 'fhir-core/not-found', `${RULE}coded-entries`] },
  ),
  onBundle(
    'author who is not there',
    [`${RULE}references-resolve`],
    (bundle) => {
      composition(bundle)['author'] = [{ reference: 'urn:uuid:0c9f1f6e-0000-4000-8000-00000000000f' }];
      return `${COMPOSITION}.author[0]`;
    },
    { also: ['fhir-api/references-resolve', 'fhir-core/not-found', 'staff-identity/author-identified'] },
  ),
  onBundle(
    'item of a list that is not there',
    [`${RULE}references-resolve`, `${RULE}entry-stands`, 'fhir-api/references-resolve'],
    (bundle) => {
      const list = resources(bundle, 'List')[0]!;
      list['entry'][0].item.reference = 'urn:uuid:0c9f1f6e-0000-4000-8000-00000000000f';
      return `${placeOf(bundle, list)}.entry[0]`;
    },
    { also: ['fhir-api/references-resolve', 'fhir-core/not-found', `${RULE}coded-entries`, `${RULE}narrative-agrees`] },
  ),
  onBundle(
    'two entries under one address',
    [`${RULE}bundle-entries`, 'fhir-core/duplicate', 'fhir-core/invariant'],
    (bundle) => {
      bundle.entry.push(structuredClone(bundle.entry[1]!));
      return `Bundle.entry[${bundle.entry.length - 1}]`;
    },
    {
      also: [
        'fhir-core/duplicate',
        'fhir-core/invariant',
        'internal-consistency/recorded-once',
        'fhir-core/business-rule',
      ],
    },
  ),
  onBundle(
    'entry without an address',
    [`${RULE}bundle-entries`, 'fhir-core/required', 'fhir-core/business-rule'],
    (bundle) => {
      const last = bundle.entry.at(-1)! as { fullUrl?: string };
      delete last.fullUrl;
      return `Bundle.entry[${bundle.entry.length - 1}]`;
    },
    {
      also: [
        'fhir-core/required',
        'fhir-core/business-rule',
        'fhir-core/not-found',
        'fhir-core/invariant',
        `${RULE}references-resolve`,
        'fhir-api/references-resolve',
        `${RULE}narrative-agrees`,
      ],
    },
  ),
  onBundle(
    'a PDF in place of the record',
    [`${RULE}not-only-a-file`, 'internal-consistency/not-only-a-file', `${RULE}mandatory-headings`],
    (bundle) => {
      const [first, patient] = [
        bundle.entry[0]!,
        bundle.entry.find(({ resource }) => resource.resourceType === 'Patient')!,
      ];
      const id = '0c9f1f6e-0000-4000-8000-000000000006';
      const [one] = composition(bundle)['section'];
      one.entry = [{ reference: `urn:uuid:${id}` }];
      composition(bundle)['section'] = [one];
      const resource = {
        resourceType: 'Binary',
        id,
        contentType: 'application/pdf',
        [bundle['timestamp'] ? 'data' : 'content']: 'JVBERi0xLjQK',
      };
      bundle.entry = [
        first,
        patient,
        ...bundle.entry.filter(({ resource: { resourceType } }) =>
          ['Practitioner', 'Organization', 'Encounter'].includes(resourceType),
        ),
        { fullUrl: `urn:uuid:${id}`, resource },
      ];
      return 'Bundle';
    },
    {
      also: [
        `${RULE}mandatory-headings`,
        `${RULE}required-headings`,
        `${RULE}mental-health-diagnoses`,
        'internal-consistency/not-only-text',
        'internal-consistency/not-only-a-file',
        `${RULE}allergies-stated`,
      ],
    },
  ),
];
