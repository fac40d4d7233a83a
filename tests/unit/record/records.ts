/** Records made of text, and a small naming table, for the tests of the extractors. */
import type { NamedSystem } from '../../../src/catalogue/types.js';
import type { Generation } from '../../../src/generation.js';
import { parseEdifact } from '../../../src/parse/edifact.js';
import { parseEr7 } from '../../../src/parse/er7.js';
import { parseJson } from '../../../src/parse/json.js';
import type { CsvTree, RecordTree, Tree } from '../../../src/parse/tree.js';
import { parseXml } from '../../../src/parse/xml.js';
import type { ExtractContext } from '../../../src/record/contract.js';
import { extract } from '../../../src/record/extract.js';
import type { Facts } from '../../../src/record/facts.js';
import { createNaming } from '../../../src/record/naming.js';

const source = { title: 'test', status: 'unverified' } as const;

function row(key: string, kind: NamedSystem['kind'], more: Partial<NamedSystem>): NamedSystem {
  return { key, kind, name: key, canonical: {}, accepted: [], oids: [], hl7v2: [], edifact: [], source, ...more };
}

export const NAMES: NamedSystem[] = [
  row('nhs-number', 'identifier', {
    canonical: { '*': 'https://fhir.nhs.uk/Id/nhs-number', 'fhir-dstu2': 'http://fhir.nhs.net/Id/nhs-number' },
    oids: ['2.16.840.1.113883.2.1.4.1', '2.16.840.1.113883.2.1.3.2.4.18.23'],
    hl7v2: ['NHS^', '^NH'],
    edifact: ['OPI'],
    verification: { '2.16.840.1.113883.2.1.4.1': 'verified', '2.16.840.1.113883.2.1.3.2.4.18.23': 'unverified' },
  }),
  row('ods-organization-code', 'identifier', {
    canonical: { '*': 'https://fhir.nhs.uk/Id/ods-organization-code' },
    oids: ['2.16.840.1.113883.2.1.4.3'],
    edifact: ['901'],
  }),
  row('gmp-number', 'identifier', { canonical: { '*': 'https://fhir.hl7.org.uk/Id/gmp-number' }, edifact: ['900'] }),
  row('gmc-number', 'identifier', { hl7v2: ['GMC^'] }),
  row('gtin', 'identifier', { canonical: { '*': 'https://www.gs1.org/gtin' } }),
  row('snomed-ct', 'code-system', {
    canonical: { '*': 'http://snomed.info/sct' },
    oids: ['2.16.840.1.113883.6.96', '2.16.840.1.113883.2.1.3.2.4.15'],
    hl7v2: ['SCT'],
    edifact: ['921'],
  }),
  row('dmd', 'code-system', { canonical: { '*': 'https://dmd.nhs.uk' } }),
  row('read-v2', 'code-system', {
    canonical: { '*': 'http://read.info/readv2' },
    oids: ['2.16.840.1.113883.2.1.6.2'],
    edifact: ['911'],
  }),
  row('icd-10', 'code-system', { canonical: { '*': 'http://hl7.org/fhir/sid/icd-10' }, hl7v2: ['I10'] }),
  row('ucum', 'code-system', { canonical: { '*': 'http://unitsofmeasure.org' } }),
];

export const CONTEXT: ExtractContext = {
  naming: createNaming(NAMES),
  documents: [
    {
      key: 'discharge-summary',
      profiles: ['ITK-EDIS-Composition'],
      typeCodes: [{ system: 'snomed-ct', code: '373942005' }],
      careSettings: [],
    },
  ],
  now: Date.UTC(2026, 0, 1),
};

export function record(generation: Generation, tree: Tree, more: Partial<RecordTree> = {}): RecordTree {
  return { generation, type: '', tree, envelopes: [], problems: [], ...more };
}

export function factsOfJson(value: unknown, generation: Generation = 'fhir-r4', context = CONTEXT): Facts {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return extract(record(generation, parseJson(text, { depth: 200 }).tree), context);
}

export function factsOfXml(text: string, generation: Generation, more: Partial<RecordTree> = {}): Facts {
  const { tree } = parseXml(text, { depth: 200 });
  if (!tree) throw new Error('The test holds no XML');
  return extract(record(generation, tree, more), CONTEXT);
}

export function factsOfEr7(...segments: string[]): Facts {
  return extract(record('hl7v2', parseEr7(segments.join('\r')).tree), CONTEXT);
}

export function factsOfEdifact(...segments: string[]): Facts {
  return extract(record('edifact', parseEdifact(`${segments.join("'")}'`).tree), CONTEXT);
}

export function factsOfRow(header: string[], row: string[], more: Partial<RecordTree> = {}, context = CONTEXT): Facts {
  const tree: CsvTree = { syntax: 'csv', header, row, number: 1, locate: () => undefined };
  return extract(record('csv', tree, more), context);
}
