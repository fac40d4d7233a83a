/** One row of an RF2 file (SNOMED CT release file specification 4 and 5): the identifiers in it. */
import type { CsvTree, RecordTree } from '../../parse/tree.js';
import { createCollector } from '../collect.js';
import type { CodingFact, Facts } from '../facts.js';
import { rowRecord } from './row-record.js';

/** Columns that always hold the identifier of a concept. */
const CONCEPTS = new Set([
  'moduleId',
  'definitionStatusId',
  'conceptId',
  'typeId',
  'caseSignificanceId',
  'sourceId',
  'destinationId',
  'characteristicTypeId',
  'modifierId',
  'refsetId',
  'acceptabilityId',
  'valueId',
  'correlationId',
  'mapCategoryId',
]);
/** Columns that hold the identifier of any component: of a concept, a description or a relationship. */
const COMPONENTS = new Set(['referencedComponentId', 'targetComponentId']);
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Identifiers of concepts are codes of SNOMED CT (`known: snomed-ct`); those of descriptions and relationships are
 * components of it and no codes (`known: snomed-component`), so that no rule about codes asks them to be concepts.
 */
export function extractRf2(record: RecordTree): Facts {
  const out = createCollector(record.generation);
  const { tree } = record;
  if (tree.syntax !== 'rf2' && tree.syntax !== 'csv') return out.facts();
  const isConcept = tree.header.includes('definitionStatusId') && !tree.header.includes('refsetId');
  const term = tree.header.indexOf('term');
  tree.header.forEach((name, index) => {
    const code = tree.row[index];
    if (code === undefined || code === '' || UUID.test(code)) return;
    const own = name === 'id';
    if (!own && !CONCEPTS.has(name) && !COMPONENTS.has(name)) return;
    const known = CONCEPTS.has(name) || (own && isConcept) ? 'snomed-ct' : 'snomed-component';
    const display = name === 'conceptId' && term >= 0 ? tree.row[term] : undefined;
    out.add(codingOf(tree, name, code, known, display));
  });
  out.add(rowRecord(record, tree));
  return out.facts();
}

function codingOf(tree: CsvTree, name: string, code: string, known: string, display: string | undefined): CodingFact {
  const path = `${tree.number}/${name}`;
  return {
    kind: 'coding',
    path,
    system: 'http://snomed.info/sct',
    code,
    codePath: path,
    systemPath: path,
    displayPath: display === undefined ? path : `${tree.number}/term`,
    known,
    variant: false,
    role: 'other',
    element: name,
    ...(display === undefined || display === '' ? {} : { display }),
  };
}
