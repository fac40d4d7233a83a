import { describe } from 'vitest';
import type { JsonObject } from '../../../../src/parse/tree.js';
import { errorTable, noteTable, observation, patient } from '../check.js';
import { profile } from '../snapshot/profile.js';

const NAME = 'urn:invented:p';
const setting = (...element: JsonObject[]) => ({
  definitions: [profile('p', String(element[0]?.['path']).split('.')[0] ?? '', element)],
  profiles: [NAME],
});
const coding = (code: string, system = 'urn:invented:s', more: JsonObject = {}): JsonObject => ({
  system,
  code,
  ...more,
});

describe('fixed values', () => {
  errorTable(
    [
      ['equal', patient({ gender: 'male' })],
      ['another', patient({ gender: 'female' }), 'Patient.gender value'],
      ['absent is another matter', patient()],
    ],
    setting({ path: 'Patient.gender', fixedCode: 'male' }),
  );
  errorTable(
    [
      ['a whole object, equal', observation({ code: { coding: [coding('a')] } })],
      [
        'a whole object, text besides',
        observation({ code: { coding: [coding('a')], text: 'x' } }),
        'Observation.code.text value',
      ],
      [
        'a whole object, another code',
        observation({ code: { coding: [coding('b')] } }),
        'Observation.code.coding[0].code value',
      ],
      [
        'a whole object, each part that differs',
        observation({ code: { coding: [coding('b', 'urn:invented:t', { display: 'x' })], text: 'x' } }),
        'Observation.code.coding[0].code value',
        'Observation.code.coding[0].display value',
        'Observation.code.coding[0].system value',
        'Observation.code.text value',
      ],
      [
        'a whole object, two codings',
        observation({ code: { coding: [coding('a'), coding('b')] } }),
        'Observation.code.coding value',
      ],
      [
        'a whole object, a part missing',
        observation({ code: { coding: [{ code: 'a' }] } }),
        'Observation.code.coding[0] value',
      ],
      ['a whole object, an id besides', observation({ code: { id: 'c', coding: [coding('a')] } })],
      [
        'a whole object, an extension besides',
        observation({ code: { coding: [coding('a')], extension: [{ url: 'http://example.org/x', valueCode: 'y' }] } }),
        'Observation.code.extension value',
      ],
    ],
    setting({ path: 'Observation.code', fixedCodeableConcept: { coding: [coding('a')] } }),
  );
  errorTable(
    [
      ['a boolean', patient({ active: true })],
      ['another boolean', patient({ active: false }), 'Patient.active value'],
      [
        'a boolean that is missing a value',
        patient({ _active: { extension: [{ url: 'http://example.org/x', valueCode: 'y' }] } }),
        'Patient.active value',
      ],
    ],
    setting({ path: 'Patient.active', fixedBoolean: true }),
  );
});

describe('the form that an extension on the element asks for', () => {
  const regex = (valueString: string) => ({
    extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/regex', valueString }],
  });
  const named = (family: string) => patient({ name: [{ family }] });
  errorTable(
    [
      ['the whole value has it', named('AB12')],
      ['only a part of it has', named('xAB12'), 'Patient.name[0].family value'],
      ['an alternative is no part', named('CD'), 'Patient.name[0].family value'],
    ],
    setting({ path: 'Patient.name.family', ...regex('AB|[A-Z]{2}[0-9]{2}') }),
  );
  noteTable(
    [['cannot be looked for', named('aa'), 'information', 'Patient.name[0].family not-supported']],
    setting({ path: 'Patient.name.family', ...regex('(?<=a)(a+)+') }),
  );
});

describe('patterns', () => {
  errorTable(
    [
      ['equal', observation({ code: { coding: [coding('a')] } })],
      ['more besides', observation({ code: { coding: [coding('b'), coding('a')], text: 'x' } })],
      ['a coding with more', observation({ code: { coding: [coding('a', 'urn:invented:s', { display: 'x' })] } })],
      ['another code', observation({ code: { coding: [coding('b')] } }), 'Observation.code.coding[0].code value'],
      [
        'another system',
        observation({ code: { coding: [coding('a', 'urn:invented:t')] } }),
        'Observation.code.coding[0].system value',
      ],
      [
        'the parts in two codings',
        observation({ code: { coding: [coding('b'), coding('a', 'urn:invented:t')] } }),
        'Observation.code.coding value',
      ],
      ['no coding', observation({ code: { text: 'x' } }), 'Observation.code value'],
    ],
    setting({ path: 'Observation.code', patternCodeableConcept: { coding: [coding('a')] } }),
  );
  errorTable(
    [
      [
        'a Quantity with its unit',
        observation({ valueQuantity: { value: 1, code: 'mg', system: 'http://unitsofmeasure.org' } }),
      ],
      [
        'a Quantity with another unit',
        observation({ valueQuantity: { value: 1, code: 'kg', system: 'http://unitsofmeasure.org' } }),
        'Observation.value.code value',
      ],
    ],
    setting({ path: 'Observation.value[x]', type: [{ code: 'Quantity' }], patternQuantity: { code: 'mg' } }),
  );
});

describe('ranges', () => {
  errorTable(
    [
      ['within', patient({ multipleBirthInteger: 2 })],
      ['at the edge', patient({ multipleBirthInteger: 1 })],
      ['too small', patient({ multipleBirthInteger: 0 }), 'Patient.multipleBirth value'],
      ['too large', patient({ multipleBirthInteger: 4 }), 'Patient.multipleBirth value'],
    ],
    setting({ path: 'Patient.multipleBirth[x]', type: [{ code: 'integer' }], minValueInteger: 1, maxValueInteger: 3 }),
  );
  errorTable(
    [
      ['a date within', patient({ birthDate: '1990-01-01' })],
      ['a date too early', patient({ birthDate: '1899-12-31' }), 'Patient.birthDate value'],
      ['a date too late', patient({ birthDate: '2100-01-01' }), 'Patient.birthDate value'],
      ['a year compares by year', patient({ birthDate: '1900' })],
      ['a year too early', patient({ birthDate: '1899' }), 'Patient.birthDate value'],
    ],
    setting({ path: 'Patient.birthDate', minValueDate: '1900-01-01', maxValueDate: '2099-12-31' }),
  );
  const quantity = (value: number, code: string) =>
    observation({ valueQuantity: { value, code, system: 'http://unitsofmeasure.org' } });
  errorTable(
    [
      ['the same unit', quantity(2, 'kg')],
      ['the same unit, too small', quantity(0.5, 'kg'), 'Observation.value value'],
      ['another unit of the same kind', quantity(1500, 'g')],
      ['another unit, too small', quantity(999, 'g'), 'Observation.value value'],
      ['a unit of another kind cannot be compared', quantity(1, 'm')],
    ],
    setting({
      path: 'Observation.value[x]',
      type: [{ code: 'Quantity' }],
      minValueQuantity: { value: 1, code: 'kg', system: 'http://unitsofmeasure.org' },
    }),
  );
});

describe('lengths and limits', () => {
  errorTable(
    [
      ['as long as may be', patient({ name: [{ family: '12345' }] })],
      ['too long', patient({ name: [{ family: '123456' }] }), 'Patient.name[0].family too-long'],
    ],
    setting({ path: 'Patient.name.family', maxLength: 5 }),
  );
  const extension = (name: string, value: JsonObject) => ({
    extension: [{ url: `http://hl7.org/fhir/StructureDefinition/${name}`, ...value }],
  });
  errorTable(
    [
      ['long enough', patient({ name: [{ family: '123' }] })],
      ['too short', patient({ name: [{ family: '12' }] }), 'Patient.name[0].family value'],
    ],
    setting({ path: 'Patient.name.family', ...extension('minLength', { valueInteger: 3 }) }),
  );
  errorTable(
    [
      ['few decimal places', observation({ valueQuantity: { value: 1.25 } })],
      ['too many decimal places', observation({ valueQuantity: { value: 1.255 } }), 'Observation.value.value value'],
    ],
    setting(
      { path: 'Observation.value[x]', type: [{ code: 'Quantity' }] },
      { path: 'Observation.value[x].value', ...extension('maxDecimalPlaces', { valueInteger: 2 }) },
    ),
  );
  errorTable(
    [
      ['a value', patient({ active: true })],
      [
        'extensions in place of the value',
        patient({ _active: { extension: [{ url: 'http://example.org/x', valueCode: 'y' }] } }),
        'Patient.active required',
      ],
    ],
    setting({
      path: 'Patient.active',
      extension: [
        {
          url: 'http://hl7.org/fhir/5.0/StructureDefinition/extension-ElementDefinition.mustHaveValue',
          valueBoolean: true,
        },
      ],
    }),
  );
});
