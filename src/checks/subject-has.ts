import type { PatientFact } from '../record/facts.js';
import { defineCheck } from './define.js';
import { isEmpty } from './present.js';
import { type CheckResult, fail, PASS } from './types.js';
import { fieldOf } from './value.js';

interface Item {
  /** Fields of the patient of which one is enough */
  fields?: string[];
  /** Key of an identifier system of which the patient has a number, or says why not */
  identifier?: string;
  name: string;
}

/** The patient whom a record is about has the named items. */
export const subjectHas = defineCheck<{ items: Item[] }>({
  name: 'subject-has',
  does: 'asks that the patient whom a record is about has the named items',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['items'],
    properties: {
      items: {
        type: 'array',
        minItems: 1,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['name'],
          properties: {
            fields: { type: 'array', items: { type: 'string' }, minItems: 1 },
            identifier: { type: 'string' },
            name: { type: 'string' },
          },
        },
      },
    },
  },
  run(_fact, { items }, { facts }) {
    const [patient] = facts.get('patient').filter(({ subject }) => subject);
    if (!patient) return fail('The record does not hold the patient whom it is about. Add the patient.');
    return items.map((item): CheckResult => {
      if (patientHas(patient, item)) return PASS;
      return fail(`The patient has no ${item.name}. Add it, or say why it is not known.`, undefined, patient.path);
    });
  },
});

/** Whether the patient has one of the fields, or a number of the system, or a reason for having none. */
export function patientHas(patient: PatientFact, { fields = [], identifier }: Omit<Item, 'name'>): boolean {
  if (fields.some((field) => !isEmpty(fieldOf(patient, field)))) return true;
  if (identifier === undefined) return false;
  return (
    patient.unavailableReason !== undefined ||
    patient.identifiers.some(({ known, value }) => known === identifier && !isEmpty(value))
  );
}
