/** One row of a table, or one line of an opt-out list. */
import type { CsvTree, RecordTree } from '../../parse/tree.js';
import { barcode } from '../barcodes.js';
import { type Collector, createCollector } from '../collect.js';
import type { ExtractContext } from '../contract.js';
import type { CodingFact, ConceptFact, Facts, IdentifierFact, PatientFact } from '../facts.js';
import { numbersIn, tokensIn } from '../text-shape.js';
import { layoutOf, type Placed } from './layout.js';
import { rowRecord } from './row-record.js';

/** What tables hold in an empty cell. */
const NOTHING = /^(null|none|n\/?a|\\n|-)?$/i;

const IDENTIFIERS = new Map<string, IdentifierFact['holder']>([
  ['nhs-number', 'patient'],
  ['nhs-number-of-another', 'other'],
  ['local-patient-id', 'patient'],
  ['practice-code', 'organization'],
  ['ods-organization-code', 'organization'],
  ['gmc-number', 'practitioner'],
]);
/** Meanings that are numbers of another system's. */
const SYSTEMS = new Map<string, string>([
  ['practice-code', 'ods-organization-code'],
  ['nhs-number-of-another', 'nhs-number'],
]);
const CODES = new Set(['snomed-ct', 'dmd', 'icd-10', 'icd-11', 'opcs-4', 'read-v2', 'ctv3', 'loinc']);
/** Words in the header of the main diagnosis or procedure. */
const MAIN = /(?:^|[^a-z])(?:primary|main|principal|dominant)/i;
const BARCODES = new Set(['gtin', 'gln', 'gsrn', 'sscc']);

export function extractCsv(record: RecordTree, context: ExtractContext): Facts {
  const out = createCollector(record.generation);
  const { tree } = record;
  if (tree.syntax !== 'csv') return out.facts();
  // The cells of a row that cannot be read may stand in the wrong columns, or be missing.
  if (record.problems.length > 0) {
    out.add(rowRecord(record, tree));
    return out.facts();
  }
  if (record.type === 'opt-out') readLine(tree, out);
  else readRow(tree, layoutOf(tree.header, context.csv), context, out);
  out.add(rowRecord(record, tree));
  return out.facts();
}

/** A line is an NHS number and a comma; what follows the comma should be nothing (MESH opt-out file). */
function readLine(tree: CsvTree, out: Collector): void {
  const path = `${tree.number}/${tree.header[0] ?? ''}`;
  const value = tree.row[0] ?? '';
  out.add({ kind: 'line', path, list: 'opt-out', value, comma: tree.row.length > 1 });
  if (value !== '') {
    out.add(identifier(value, path, 'nhs-number', 'patient'));
  }
}

function readRow(tree: CsvTree, layout: readonly Placed[], context: ExtractContext, out: Collector): void {
  const identifiers: IdentifierFact[] = [];
  let entry: ConceptFact | undefined;
  for (const column of layout) {
    const value = cellOf(tree, column.index);
    if (value === undefined) continue;
    const path = pathOf(tree, column);
    const holder = IDENTIFIERS.get(column.meaning);
    if (holder !== undefined) {
      const known = SYSTEMS.get(column.meaning) ?? column.meaning;
      const fact = identifier(value, path, known, holder);
      if (holder === 'patient') identifiers.push(fact);
      out.add(fact);
    } else if (CODES.has(column.meaning)) {
      const concept = readCode(tree, column, value, out, column.paired && entry);
      if (column.paired) entry = concept;
    } else if (BARCODES.has(column.meaning)) out.add(barcode(value.trim(), column.meaning.toUpperCase(), path));
    else readOther(column, value, path, context, out);
  }
  readPatient(tree, layout, identifiers, out);
}

function readOther(column: Placed, value: string, path: string, context: ExtractContext, out: Collector): void {
  if (column.meaning === 'birth-date') out.add({ kind: 'date', path, value, format: 'csv', use: 'birth' });
  else if (column.meaning === 'death-date') out.add({ kind: 'date', path, value, format: 'csv', use: 'death' });
  else if (column.meaning === 'date') out.add({ kind: 'date', path, value, format: 'csv', use: 'event' });
  else if (column.meaning === 'text') {
    const tokens = tokensIn(value, context.now ?? Date.now());
    out.add({ kind: 'text', path, use: 'note', length: value.length, numbers: numbersIn(value), tokens });
  }
}

function identifier(value: string, path: string, known: string, holder: IdentifierFact['holder']): IdentifierFact {
  return {
    kind: 'identifier',
    path,
    value,
    valuePath: path,
    systemPath: path,
    known,
    variant: false,
    holder,
    within: 'row',
  };
}

/** @param same the concept of another column, where this is a further code of it */
function readCode(
  tree: CsvTree,
  column: Placed,
  code: string,
  out: Collector,
  same: ConceptFact | undefined,
): ConceptFact {
  const path = pathOf(tree, column);
  const role = column.role ?? 'other';
  const display = column.display === undefined ? undefined : cellOf(tree, column.display);
  const displayPath = column.display === undefined ? path : `${tree.number}/${tree.header[column.display] ?? ''}`;
  const fact: CodingFact = {
    kind: 'coding',
    path,
    code,
    codePath: path,
    systemPath: path,
    displayPath,
    known: column.meaning,
    variant: false,
    role,
    element: column.header,
    ...(display === undefined ? {} : { display }),
    ...(MAIN.test(column.header) ? { rank: 1 } : {}),
  };
  if (same) {
    same.codings.push(fact);
    same.hasText ||= display !== undefined;
    fact.concept = same;
    out.add(fact);
    return same;
  }
  const concept: ConceptFact = {
    kind: 'concept',
    path,
    role,
    element: column.header,
    codings: [fact],
    hasText: display !== undefined,
  };
  fact.concept = concept;
  out.add(fact);
  out.add(concept);
  if (role === 'medication' || role === 'immunization') {
    const use = role === 'immunization' ? 'immunization' : 'statement';
    out.add({ kind: 'medication', path, use, concept, conceptPath: path, dosages: [] });
  } else if (role === 'allergy') out.add({ kind: 'allergy', path, concept, conceptPath: path, reactions: [] });
  else if (role !== 'other' && role !== 'route' && role !== 'unit')
    out.add({ kind: 'statement', path, role, concept, conceptPath: path });
  return concept;
}

/** A table is about patients where it has a column for their number, name or birth date. */
function readPatient(tree: CsvTree, layout: readonly Placed[], identifiers: IdentifierFact[], out: Collector): void {
  const find = (meaning: Placed['meaning']) => layout.find((column) => column.meaning === meaning);
  const read = (meaning: Placed['meaning']) => {
    const column = find(meaning);
    const value = column && cellOf(tree, column.index);
    return column && value !== undefined ? { value, path: pathOf(tree, column) } : undefined;
  };
  if (!find('nhs-number') && !find('family-name') && !find('birth-date')) return;
  const birthDate = read('birth-date');
  const gender = read('gender');
  const postcode = read('postcode');
  const practice = read('practice-code');
  const status = read('nhs-number-status');
  const fact: PatientFact = {
    kind: 'patient',
    path: String(tree.number),
    subject: true,
    identifiers,
    family: read('family-name') !== undefined,
    given: read('given-name') !== undefined,
    nameText: false,
    address: read('address') !== undefined || postcode !== undefined,
    telecom: false,
    generalPractitioner: practice !== undefined,
    ...(birthDate ? { birthDate: birthDate.value, birthDatePath: birthDate.path } : {}),
    ...(gender ? { gender: gender.value, genderPath: gender.path } : {}),
    ...(postcode ? { postcode: postcode.value, postcodePath: postcode.path } : {}),
    ...(practice ? { practice: { code: practice.value, path: practice.path, nameOnly: false } } : {}),
    ...(read('death-date') ? { deceased: true } : {}),
  };
  if (status) {
    const verification = { code: status.value, path: status.path };
    const number = identifiers.find((each) => each.known === 'nhs-number');
    if (number) number.verification = verification;
    else fact.verification = verification;
  }
  out.add(fact);
}

function cellOf(tree: CsvTree, index: number): string | undefined {
  const value = tree.row[index];
  return value === undefined || NOTHING.test(value.trim()) ? undefined : value;
}

function pathOf(tree: CsvTree, column: Placed): string {
  return `${tree.number}/${column.header}`;
}
