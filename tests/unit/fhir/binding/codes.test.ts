import { describe } from 'vitest';
import { errorTable, noteTable, observation, patient } from '../check.js';
import { coded, system } from './colours.js';

describe('codes of core', () => {
  errorTable([
    ['a code of its value set', patient({ gender: 'male' })],
    ['another code', patient({ gender: 'x' }), 'Patient.gender code-invalid'],
    ['a code in another case', patient({ gender: 'Male' }), 'Patient.gender code-invalid'],
    ['a language', patient({ language: 'en-GB' })],
    ['no language', patient({ language: 'english language' }), 'Patient.language code-invalid'],
    ['a MIME type', patient({ photo: [{ contentType: 'image/png', url: 'https://s.invalid/p.png' }] })],
    [
      'no MIME type',
      patient({ photo: [{ contentType: 'png', url: 'https://s.invalid/p.png' }] }),
      'Patient.photo[0].contentType code-invalid',
    ],
    [
      'a unit of UCUM',
      observation({ valueQuantity: { value: 1, system: 'http://unitsofmeasure.org', code: 'mg/dL' } }),
    ],
    [
      'no unit of UCUM',
      observation({ valueQuantity: { value: 1, system: 'http://unitsofmeasure.org', code: 'millis' } }),
      'Observation.value.code code-invalid',
    ],
    [
      'a currency',
      {
        resourceType: 'ChargeItemDefinition',
        url: 'urn:invented:x',
        status: 'draft',
        propertyGroup: [{ priceComponent: [{ type: 'base', amount: { value: 1, currency: 'GBP' } }] }],
      },
    ],
    [
      'no currency',
      {
        resourceType: 'ChargeItemDefinition',
        url: 'urn:invented:x',
        status: 'draft',
        propertyGroup: [{ priceComponent: [{ type: 'base', amount: { value: 1, currency: 'ZZZ' } }] }],
      },
      'ChargeItemDefinition.propertyGroup[0].priceComponent[0].amount.currency code-invalid',
    ],
    [
      'a unit of another system',
      observation({ valueQuantity: { value: 1, system: 'urn:invented:units', code: 'millis' } }),
    ],
    [
      'a relative system',
      observation({ code: { coding: [{ system: 'colours', code: 'red' }] } }),
      'Observation.code.coding[0].system code-invalid',
    ],
    [
      'an unknown code of a known system',
      observation({
        category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'x' }] }],
      }),
      'Observation.category[0].coding[0].code code-invalid',
    ],
    ['a code of an unknown system', observation({ category: [{ coding: [{ system: 'urn:invented:s', code: 'x' }] }] })],
  ]);
});

describe('displays', () => {
  const definitions = [system()];
  errorTable(
    [
      ['its own', coded('red', { display: 'Red colour' })],
      ['its own in another case', coded('red', { display: 'RED COLOUR' })],
      ['another that it has', coded('blue', { display: 'Azure colour' })],
      ['of something else', coded('red', { display: 'Wednesday' }), 'Observation.code.coding[0].display invalid'],
      [
        'of a code that does not exist',
        coded('green', { display: 'Green colour' }),
        'Observation.code.coding[0].code code-invalid',
      ],
    ],
    { definitions },
  );
  noteTable(
    [['in other words', coded('red', { display: 'Red' }), 'warning', 'Observation.code.coding[0].display invalid']],
    { definitions },
  );
  errorTable([['of something else, where displays do not matter', coded('red', { display: 'Wednesday' })]], {
    definitions,
    options: { displayMismatch: 'ignore' },
  });
});
