import { describe, expect, it } from 'vitest';
import { factsOfEr7 } from './records.js';

const MSH = 'MSH|^~\\&|PAS|RZZ|ROUTE|ROUTE|20260101120000||ADT^A01^ADT_A01|M1|T|2.4|||||GBR|UNICODE UTF-8|||iTKv1.0';

describe('the header', () => {
  it('gives the fields that rules ask for, with their places', () => {
    const [fact] = factsOfEr7(MSH, 'EVN|A01|20260101').get('message');
    expect(fact).toMatchObject({ type: 'ADT^A01', version: '2.4' });
    expect(fact?.fields).toMatchObject({
      sendingFacility: 'RZZ',
      controlId: 'M1',
      processingId: 'T',
      structure: 'ADT_A01',
      profile: 'iTKv1.0',
      eventType: 'A01',
    });
    expect(fact?.fieldPaths['controlId']).toBe('MSH[1]-10[1].1');
  });
});

describe('the patient', () => {
  const facts = factsOfEr7(
    MSH,
    `PID|1||9990000379^^^NHS^NH~T0045^^^RZZ^MR||EXAMPLE^ALEX^^^MS||19700101|2|||1 HIGH STREET^^TOWN^^ZZ99 3CZ${'|'.repeat(21)}NSTS01`,
    'PD1|||PRACTICE^^Y12345|G9999981^DOCTOR^A^^^^^^GMP',
  );

  it('has every number with its authority and place', () => {
    expect(facts.get('patient')[0]?.identifiers).toMatchObject([
      {
        value: '9990000379',
        known: 'nhs-number',
        valuePath: 'PID[1]-3[1].1',
        verification: { code: '01', path: 'PID[1]-32[1]' },
      },
      { value: 'T0045', system: 'urn:hl7v2:RZZ', typeCode: 'MR', valuePath: 'PID[1]-3[2].1' },
    ]);
  });

  it('has a birth date, gender, postcode and practice', () => {
    expect(facts.get('patient')).toMatchObject([
      {
        family: true,
        given: true,
        birthDate: '19700101',
        gender: '2',
        postcode: 'ZZ99 3CZ',
        postcodePath: 'PID[1]-11[1].5',
        practice: { code: 'Y12345', path: 'PD1[1]-3[1].3', nameOnly: false },
        generalPractitioner: true,
      },
    ]);
  });

  it('may have the status without a number', () => {
    const [patient] = factsOfEr7(MSH, `PID|1||T1^^^RZZ^MR${'|'.repeat(29)}NSTS04`).get('patient');
    expect(patient?.verification?.code).toBe('04');
  });

  it.each([
    ['9990000379^^^NHS', 'nhs-number'],
    ['9990000379^^^RZZ^NH', 'nhs-number'],
    ['9990000379^^^X&2.16.840.1.113883.2.1.4.1&ISO', 'nhs-number'],
    ['9990000379^^^RZZ^MR', undefined],
    ['9990000379', undefined],
  ])('%s is known as %s', (cx, known) => {
    expect(factsOfEr7(MSH, `PID|1||${cx}`).get('identifier')[0]?.known).toBe(known);
  });

  it('has its own practice and status where a message holds several', () => {
    const facts = factsOfEr7(
      MSH,
      `PID|1||9990000379^^^NHS^NH${'|'.repeat(29)}NSTS01`,
      'PID|2||9990002592^^^NHS^NH',
      'PD1|||PRACTICE^^Y12345',
    );
    expect(
      facts.get('patient').map(({ practice, identifiers }) => [practice?.code, identifiers[0]?.verification?.code]),
    ).toEqual([
      [undefined, '01'],
      ['Y12345', undefined],
    ]);
    expect(facts.get('agreement')).toEqual([]);
  });

  it('has no number where the sender deletes it', () => {
    expect(factsOfEr7(MSH, 'PID|1||""^^^NHS^NH').get('identifier')).toEqual([]);
  });

  it('disagrees with itself where two fields hold different NHS numbers', () => {
    const facts = factsOfEr7(MSH, 'PID|1||9990000379^^^NHS^NH||||||||||||||||9990002592');
    expect(facts.get('identifier').map(({ variant }) => variant)).toEqual([false, true]);
    expect(facts.get('agreement')).toMatchObject([
      { of: 'nhs-number', values: [{ value: '9990000379' }, { value: '9990002592' }] },
    ]);
  });
});

describe('clinical segments', () => {
  const facts = factsOfEr7(
    MSH,
    'PID|1',
    'AL1|1|DA|91936005^Allergy to penicillin^SCT||Rash',
    'DG1|1|I10|I21.9|Heart attack|20260101',
    'PR1|1||K401^Bypass^OPCS||20260101',
    'OBR|1|||26604007^Full blood count^SCT|||20260101',
    'OBX|1|NM|718-7^Haemoglobin^LN^1022431000000105^Haemoglobin^SCT||130|g/L^^UCUM|115-165|N',
    'OBX|2|CWE|1^x^L||260385009^Negative^SCT',
    'OBX|3|ED|2^x^L||^application^pdf^Base64^QUJD',
    'NTE|1||NHS number 999 000 0379',
  );

  it('give statements, allergies and their concepts', () => {
    expect(facts.get('allergy')[0]?.concept?.codings).toMatchObject([
      { code: '91936005', known: 'snomed-ct', codePath: 'AL1[1]-3[1].1' },
    ]);
    expect(facts.get('statement').map(({ role, path, date }) => [role, path, date])).toEqual([
      ['diagnosis', 'DG1[1]', '20260101'],
      ['procedure', 'PR1[1]', '20260101'],
      ['test', 'OBR[1]', '20260101'],
      ['observation', 'OBX[1]', undefined],
      ['observation', 'OBX[2]', undefined],
      ['observation', 'OBX[3]', undefined],
    ]);
  });

  it('take the coding method from its own field', () => {
    const diagnosis = facts.get('coding').find(({ element }) => element === 'DG1-3');
    expect(diagnosis).toMatchObject({ code: 'I21.9', known: 'icd-10', system: 'urn:hl7v2:I10' });
    expect(facts.get('statement')[0]?.concept?.hasText).toBe(true);
  });

  it('keep both codings of one field', () => {
    const codes = facts.get('coding').filter(({ element }) => element === 'OBX-3');
    expect(codes.slice(0, 2).map(({ code, codePath }) => [code, codePath])).toEqual([
      ['718-7', 'OBX[1]-3[1].1'],
      ['1022431000000105', 'OBX[1]-3[1].4'],
    ]);
  });

  it('give values by their type', () => {
    expect(facts.get('quantity')).toMatchObject([{ value: '130', code: 'g/L', path: 'OBX[1]-5[1]' }]);
    expect(facts.get('coding').find(({ role }) => role === 'value')?.code).toBe('260385009');
    expect(facts.get('attachment')).toMatchObject([{ contentType: 'application/pdf', size: 3, data: true }]);
    expect(facts.get('text').find(({ use }) => use === 'note')?.numbers).toEqual(['9990000379']);
    expect(facts.get('record')[0]?.attachmentOnly).toBeUndefined();
  });

  it('undo escapes', () => {
    const [allergy] = factsOfEr7(MSH, 'AL1|1||^Nuts \\T\\ seeds').get('allergy');
    expect(allergy?.concept?.hasText).toBe(true);
    expect(factsOfEr7(MSH, 'DG1|1||A\\T\\B^x^L').get('coding')[0]?.code).toBe('A&B');
  });

  it('tell a message whose only results are files', () => {
    expect(factsOfEr7(MSH, 'OBX|1|ED|1^x^L||^application^pdf^Base64^QUJD').get('record')[0]?.attachmentOnly).toBe(true);
  });
});

describe('visits', () => {
  const facts = factsOfEr7(
    MSH,
    'PV1|1|I|||||C7654321^SURGEON^A^^^^^^GMC|||180|||||||||V123^^^RZZ^VN',
    'PV2|||417746004^Injury^SCT',
    'IN1|1|PLAN|INS1^^^INSURER',
  );

  it('name clinicians, reasons and numbers', () => {
    expect(facts.get('practitioner')).toMatchObject([
      { role: 'attending', name: true, identifiers: [{ known: 'gmc-number' }] },
    ]);
    expect(facts.get('coding').map(({ role, code }) => [role, code])).toEqual([
      ['encounter', '180'],
      ['reason', '417746004'],
    ]);
    expect(facts.get('identifier').map(({ holder, value }) => [holder, value])).toEqual([
      ['practitioner', 'C7654321'],
      ['event', 'V123'],
      ['other', 'INS1'],
    ]);
  });
});

describe('medicines', () => {
  it.each([
    ['RXO|322280009^Paracetamol^SCT|500||mg', 'request', 'RXO[1]-1[1]'],
    ['RXE|1|322280009^Paracetamol^SCT|500||mg', 'request', 'RXE[1]-2[1]'],
    ['RXD|1|322280009^Paracetamol^SCT|20260101|28|tablet', 'dispense', 'RXD[1]-2[1]'],
    ['RXA|0|1|20260101||322280009^Paracetamol^SCT|1|mL', 'administration', 'RXA[1]-5[1]'],
  ])('%s', (segment, use, conceptPath) => {
    const [fact] = factsOfEr7(MSH, segment).get('medication');
    expect(fact).toMatchObject({ use, conceptPath, dosages: [{ structured: true }] });
    expect(fact?.concept?.codings[0]).toMatchObject({ code: '322280009', role: 'medication' });
  });

  it('in a vaccination message are vaccines', () => {
    const [fact] = factsOfEr7(MSH.replace('ADT^A01', 'VXU^V04'), 'RXA|0|1|20260101||1^x^SCT').get('medication');
    expect(fact).toMatchObject({ use: 'immunization', concept: { role: 'immunization' } });
  });
});
