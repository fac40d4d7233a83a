import { describe, expect, it } from 'vitest';
import { CsvMappingError, createCsvMapping } from '../../../src/record/csv/mapping.js';
import { columnOf } from '../../../src/record/csv/meanings.js';
import { extract } from '../../../src/record/extract.js';
import { CONTEXT, factsOfRow, factsOfXml, record } from './records.js';

describe('headers', () => {
  it.each([
    ['NHS Number', 'nhs-number'],
    ['nhs_no', 'nhs-number'],
    ['PATIENT_NHS_NUMBER', 'nhs-number'],
    ["Mother's NHS Number", 'nhs-number-of-another'],
    ['PROVIDER_NHS_NUMBER', 'nhs-number-of-another'],
    ['NHS Number Status Indicator Code', 'nhs-number-status'],
    ['DOB', 'birth-date'],
    ['Person Birth Date', 'birth-date'],
    ['PERSON_SURNAME', 'family-name'],
    ['Post Code', 'postcode'],
    ['Diagnosis SNOMED Code', 'snomed-ct'],
    ['snomedct_concept_id', 'snomed-ct'],
    ['dm+d code', 'dmd'],
    ['VPID', 'dmd'],
    ['ICD-10 Code 1', 'icd-10'],
    ['OPCS-4 Primary', 'opcs-4'],
    ['OPCS Description', undefined],
    ['ICD10 date', undefined],
    ['Primary Procedure OPCS', 'opcs-4'],
    ['ODS Code', 'ods-organization-code'],
    ['Organisation Code (Code of Provider)', 'ods-organization-code'],
    ['GP Practice Code', 'practice-code'],
    ['Methods', undefined],
    ['Provider', undefined],
    ['SNOMED Description ID', 'ignore'],
    ['Performing Professional Surname', undefined],
    ['constructor', undefined],
  ])('%s means %s', (header, meaning) => {
    expect(columnOf(header)?.meaning).toBe(meaning);
  });
});

describe('a Read code and a SNOMED CT code in one row', () => {
  const conceptsOf = (header: string[], row: string[]) =>
    factsOfRow(header, row)
      .get('concept')
      .map(({ codings }) => codings.map(({ known }) => known));

  it.each<[string, string[], string[], (string | undefined)[][]]>([
    ['are of one entry', ['Read code', 'SNOMED code'], ['H33..', '195967001'], [['read-v2', 'snomed-ct']]],
    ['are so in either order', ['ConceptId', 'CTV3'], ['195967001', 'H33..'], [['snomed-ct', 'ctv3']]],
    ['stand alone where the other is empty', ['Read code', 'SNOMED code'], ['H33..', ''], [['read-v2']]],
    [
      'are each by itself where there are several columns',
      ['Read code', 'SNOMED code 1', 'SNOMED code 2'],
      ['H33..', '195967001', '73211009'],
      [['read-v2'], ['snomed-ct'], ['snomed-ct']],
    ],
    [
      'are each by itself where they are for different things',
      ['Read code', 'Procedure SNOMED code'],
      ['H33..', '80146002'],
      [['read-v2'], ['snomed-ct']],
    ],
  ])('%s', (_, header, row, expected) => {
    expect(conceptsOf(header, row)).toEqual(expected);
  });
});

describe('rows', () => {
  const facts = factsOfRow(
    [
      'NHS No',
      'NHS Number Status',
      'Surname',
      'DOB',
      'Diagnosis SNOMED Code',
      'Diagnosis SNOMED Term',
      'Org Code',
      'Other',
    ],
    ['999 000 0379', '01', 'EXAMPLE', '01/02/1970', '22298006', 'Heart attack', 'RZZ', 'x'],
  );

  it('have a patient with everything that columns say', () => {
    expect(facts.get('patient')).toMatchObject([
      { path: '1', subject: true, family: true, given: false, birthDate: '01/02/1970' },
    ]);
    expect(facts.get('patient')[0]?.identifiers).toMatchObject([
      {
        value: '999 000 0379',
        known: 'nhs-number',
        valuePath: '1/NHS No',
        verification: { code: '01', path: '1/NHS Number Status' },
      },
    ]);
  });

  it('have codes with their words', () => {
    expect(facts.get('coding')).toMatchObject([
      {
        code: '22298006',
        display: 'Heart attack',
        displayPath: '1/Diagnosis SNOMED Term',
        known: 'snomed-ct',
        role: 'diagnosis',
      },
    ]);
    expect(facts.get('statement')).toMatchObject([{ role: 'diagnosis' }]);
  });

  it.each(['', 'NULL', 'none', 'n/a', '-'])('have nothing where a cell says %j', (cell) => {
    expect(factsOfRow(['NHS Number'], [cell]).get('identifier')).toEqual([]);
  });

  it('may be shorter than the header', () => {
    expect(factsOfRow(['Name', 'NHS Number', 'ICD10'], ['x']).get('patient')).toMatchObject([{ identifiers: [] }]);
  });

  it('of medicines are medicines', () => {
    expect(factsOfRow(['dm+d code'], ['322280009']).get('medication')).toMatchObject([
      { use: 'statement', conceptPath: '1/dm+d code' },
    ]);
  });
});

describe('a row that cannot be read', () => {
  it.each(['', 'opt-out'])('is a record and nothing else (%s)', (type) => {
    const problems = [{ message: 'The row has too few cells.' }];
    const facts = factsOfRow(['NHS No', 'Surname'], ['9990000379'], { problems, type });
    expect(facts.get('record')).toMatchObject([{ path: '1' }]);
    for (const kind of ['patient', 'identifier', 'line'] as const) expect(facts.get(kind)).toEqual([]);
  });
});

describe('a mapping', () => {
  const csv = createCsvMapping({ columns: { 'Unit No': 'nhs-number', DOB: 'ignore' } });

  it('goes before what headers say', () => {
    const facts = factsOfRow(['unit_no', 'DOB'], ['9990000379', '1970-01-01'], {}, { ...CONTEXT, csv });
    expect(facts.get('identifier')).toMatchObject([{ known: 'nhs-number', path: '1/unit_no' }]);
    expect(facts.get('date')).toEqual([]);
  });

  it('gives codes the role that their system or header says', () => {
    const mapping = createCsvMapping({ columns: { Drug: 'snomed-ct', Product: 'dmd', X: 'snomed-ct' } });
    const facts = factsOfRow(['Drug', 'Product', 'X'], ['1', '2', '3'], {}, { ...CONTEXT, csv: mapping });
    expect(facts.get('coding').map(({ role }) => role)).toEqual(['medication', 'medication', 'other']);
  });

  it.each([null, 5, {}, { columns: [] }, { columns: { a: 'nonsense' } }, { columns: { a: {} } }])(
    '%j is refused',
    (json) => {
      expect(() => createCsvMapping(json)).toThrow(CsvMappingError);
    },
  );

  it('is refused by the name of the column, without the meaning that it gives', () => {
    expect(() => createCsvMapping({ columns: { 'Unit No': 'hidden' } })).toThrow(/^(?!.*hidden).*column "Unit No"/);
  });
});

describe('opt-out lists', () => {
  it('are lines of a number and a comma', () => {
    const facts = (...row: string[]) => factsOfRow(['nhs-number', ''], row, { type: 'opt-out' });
    expect(facts('9990000379', '').get('line')).toMatchObject([{ value: '9990000379', comma: true }]);
    expect(facts('9990000379').get('line')).toMatchObject([{ comma: false }]);
    expect(facts('9990000379', '').get('identifier')).toMatchObject([{ known: 'nhs-number', holder: 'patient' }]);
  });
});

describe('RF2', () => {
  const facts = (header: string, row: string) =>
    extract(
      record('rf2', {
        syntax: 'rf2',
        header: header.split(' '),
        row: row.split(' '),
        number: 3,
        locate: () => undefined,
      }),
      CONTEXT,
    )
      .get('coding')
      .map(({ path, known }) => [path, known]);

  it('tells concepts from descriptions and relationships', () => {
    expect(
      facts(
        'id effectiveTime active moduleId definitionStatusId',
        '138875005 20260131 1 900000000000207008 900000000000074008',
      ),
    ).toEqual([
      ['3/id', 'snomed-ct'],
      ['3/moduleId', 'snomed-ct'],
      ['3/definitionStatusId', 'snomed-ct'],
    ]);
    expect(
      facts(
        'id effectiveTime active moduleId conceptId languageCode',
        '101013 20260131 1 900000000000207008 126813005 en',
      ),
    ).toEqual([
      ['3/id', 'snomed-component'],
      ['3/moduleId', 'snomed-ct'],
      ['3/conceptId', 'snomed-ct'],
    ]);
  });

  it('leaves the UUID of a reference set member alone', () => {
    expect(
      facts('id refsetId referencedComponentId', '7b37a5ca-0000-4000-8000-000000000000 900000000000527005 101013'),
    ).toEqual([
      ['3/refsetId', 'snomed-ct'],
      ['3/referencedComponentId', 'snomed-component'],
    ]);
  });
});

describe('dm+d files', () => {
  it('give each identifier, the own one with its name, and no short codes', () => {
    const facts = factsOfXml(
      `<VIRTUAL_MED_PRODUCTS><VMPS><VMP><VPID>318135008</VPID><VTMID>90332006</VTMID><NM>Name</NM><BASISCD>0001</BASISCD>
        <UDFS_UOMCD>258684004</UDFS_UOMCD></VMP></VMPS><DRUG_FORM><DFORM><FORMCD>0026</FORMCD></DFORM></DRUG_FORM>
        <AMPP><GTINDATA><GTIN>5012345678900</GTIN></GTINDATA></AMPP></VIRTUAL_MED_PRODUCTS>`,
      'dmd-xml',
    );
    expect(facts.get('coding').map(({ element, code, display, known }) => [element, code, display, known])).toEqual([
      ['VMP/VPID', '318135008', 'Name', 'dmd'],
      ['VMP/VTMID', '90332006', undefined, 'dmd'],
      ['VMP/UDFS_UOMCD', '258684004', undefined, 'dmd'],
    ]);
    expect(facts.get('barcode')).toMatchObject([{ scheme: 'GTIN', value: '5012345678900' }]);
  });
});
