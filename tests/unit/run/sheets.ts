/** What is measured with, read from standards/ as it is, without a build. */
import { readFileSync } from 'node:fs';
import type { MeasureSheet } from '../../../src/catalogue/measures.js';
import type { ReceiverSheet } from '../../../src/catalogue/receiver.js';
import type { Catalogue, NamedSystem } from '../../../src/catalogue/types.js';
import type { HeadingTable } from '../../../src/checks/heading-table.js';
import type { Generation } from '../../../src/generation.js';
import { parseJson } from '../../../src/parse/json.js';
import { parseXml } from '../../../src/parse/xml.js';
import type { DocumentType, ExtractContext } from '../../../src/record/contract.js';
import { extract } from '../../../src/record/extract.js';
import type { Facts } from '../../../src/record/facts.js';
import { createNaming } from '../../../src/record/naming.js';
import { yardsticks } from '../../../src/run/measured.js';
import { record } from '../record/records.js';

const read = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../../../standards/${name}`, import.meta.url), 'utf8')) as T;

export const MEASURES = read<MeasureSheet>('measures.json');
export const RECEIVER = read<ReceiverSheet>('receiver.json');
export const HEADINGS = read<HeadingTable>('transfer-of-care/codes/headings.json');
export const DOCUMENTS = read<(DocumentType & { name: string })[]>('transfer-of-care/codes/documents.json');

export const YARDSTICKS = yardsticks({
  codes: {
    'transfer-of-care/headings': HEADINGS,
    'transfer-of-care/documents': DOCUMENTS,
    'palliative-care/items': read<object>('palliative-care/codes/items.json'),
    'palliative-care/cpr-status': read<string[]>('palliative-care/codes/cpr-status.json'),
    'palliative-care/functional-status': read<string[]>('palliative-care/codes/functional-status.json'),
  },
  measures: MEASURES,
  receiver: RECEIVER,
} as unknown as Catalogue);

const CONTEXT: ExtractContext = {
  naming: createNaming(read<NamedSystem[]>('identifiers/codes/naming.json')),
  documents: DOCUMENTS,
  now: Date.UTC(2026, 10, 23),
};

export function factsOf(value: object, generation: Generation): Facts {
  return extract(record(generation, parseJson(JSON.stringify(value), { depth: 200 }).tree), CONTEXT);
}

export function factsOfXml(text: string, generation: Generation): Facts {
  const { tree } = parseXml(text, { depth: 200 });
  if (!tree) throw new Error('The test holds no XML');
  return extract(record(generation, tree), CONTEXT);
}
