/** Broken medicines: their codes, doses and changes. */
import { composition, placeOf, type Resource, resources } from '../bundle.js';
import { beside, onFirst } from './on-entries.js';
import type { Mutant } from './types.js';

const RULE = 'transfer-of-care/';
const MEDICINES = 'medicines-transfer/';
const LISTED = 'Medications and medical devices';

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

export const MEDICINE_MUTANTS: Mutant[] = [
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
];
