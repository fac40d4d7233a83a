import { describe, expect, it } from 'vitest';
import { factsOfEdifact } from './records.js';

describe('pathology reports', () => {
  const facts = factsOfEdifact(
    'UNB+UNOC:3+000001+000002+260101:1200+34++MEDRPT',
    'UNH+1+MEDRPT:0:1:RT:NHS003',
    'DTM+137:202601011200:203',
    'NAD+PO+G9999981:900++DOCTOR',
    'NAD+MR+Y12345:901',
    'SPR+ORG',
    'ADR++US:1 HIGH STREET:TOWN++ZZ99 3CZ',
    'PNA+PAT+9990000379:OPI+++SU:EXAMPLE+FO:ALEX',
    'DTM+329:19700101:102',
    'PDI+2',
    'SPC+TSP+:::Blood',
    'INV+MQ+42W5.:911::HbA1c',
    'RSL+NV+48++:::mmol/mol',
    'INV+MQ+:::Words only',
    'RSL+CV+::375211000000108:921::Negative',
    'FTX+SPC+++NHS number 999 000 0379',
    'UNT+16+1',
    'UNZ+1+37',
  );

  it('count their segments and messages, and repeat their references', () => {
    expect(
      facts
        .get('message')
        .map(({ type, fields }) => [
          type,
          fields['reference'],
          fields['trailerReference'],
          fields['declaredCount'],
          fields['count'],
        ]),
    ).toEqual([
      ['UNB', '34', '37', '1', '1'],
      ['MEDRPT', '1', '1', '16', '16'],
    ]);
  });

  it('have a patient', () => {
    expect(facts.get('patient')).toMatchObject([
      { family: true, given: true, birthDate: '19700101', birthDatePath: '1/DTM[2]/1.2', gender: '2' },
    ]);
    expect(facts.get('patient')[0]?.identifiers).toMatchObject([{ known: 'nhs-number', valuePath: '1/PNA[1]/2.1' }]);
  });

  it('code by qualifier, and may have words alone', () => {
    expect(facts.get('coding').map(({ code, known, role, codePath }) => [code, known, role, codePath])).toEqual([
      ['42W5.', 'read-v2', 'observation', '1/INV[1]/2.1'],
      ['375211000000108', 'snomed-ct', 'value', '1/RSL[2]/2.3'],
    ]);
    expect(facts.get('statement').map(({ concept }) => [concept?.codings.length, concept?.hasText])).toEqual([
      [1, true],
      [0, true],
    ]);
    expect(facts.get('quantity')).toMatchObject([{ value: '48', unit: 'mmol/mol' }]);
  });

  it('tell people from organisations', () => {
    expect(facts.get('practitioner')).toMatchObject([{ role: 'requester', identifiers: [{ known: 'gmp-number' }] }]);
    expect(facts.get('organization')).toMatchObject([
      { role: 'recipient', identifiers: [{ known: 'ods-organization-code' }] },
    ]);
  });

  it('have dates with their format', () => {
    expect(facts.get('date').map(({ use, qualifier }) => [use, qualifier])).toEqual([
      ['recorded', '203'],
      ['birth', '102'],
    ]);
  });
});

describe('NHAIS messages', () => {
  const number = (value: string) =>
    factsOfEdifact('UNH+1+FHSREG:0:1:FH:FHS001', `PNA+PAT+${value}+++SU:EXAMPLE`, 'UNT+3+1').get('identifier')[0]
      ?.known;

  it('may give an old number, which is no NHS number of ten digits', () => {
    expect([number('9990000379:OPI'), number('999 000 0379:OPI'), number('N/10/10:OPI')]).toEqual([
      'nhs-number',
      'nhs-number',
      'old-nhs-number',
    ]);
  });

  it('have no NHS number without the qualifier', () => {
    expect(number('9990000379')).toBeUndefined();
  });

  it('hold several patients, each in its message', () => {
    const facts = factsOfEdifact(
      'UNB+UNOA:2+A+B+260101:1200+1',
      'UNH+1+FHSREG:0:1:FH:FHS001',
      'PNA+PAT+9990000379:OPI',
      'UNT+3+1',
      'UNH+2+FHSREG:0:1:FH:FHS001',
      'PNA+PAT+9990002592:OPI',
      'PDI+1',
      'UNT+4+2',
      'UNZ+2+1',
    );
    expect(facts.get('patient').map(({ path, gender }) => [path, gender])).toEqual([
      ['1/PNA[1]', undefined],
      ['2/PNA[1]', '1'],
    ]);
    expect(facts.get('message')).toHaveLength(3);
  });
});
