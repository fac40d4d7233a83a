/** The one door to the extractors. */
import type { RecordTree } from '../parse/tree.js';
import { createCollector } from './collect.js';
import type { Extract } from './contract.js';
import { extractCsv } from './csv/extract.js';
import { extractRf2 } from './csv/rf2.js';
import { extractDmd } from './dmd/extract.js';
import { extractEdifact } from './edifact/extract.js';
import type { Facts } from './facts.js';
import { extractFhir } from './fhir/extract.js';
import { extractHl7v2 } from './hl7v2/extract.js';
import { extractHl7v3 } from './hl7v3/extract.js';
import { extractSignOn } from './sign-on/extract.js';

/**
 * Turns a record's tree into facts that mean the same in every generation. Paths are those of the tree, without what
 * `record.inside` puts before them.
 *
 * Never throws for what a payload holds: where the shape is not what the generation has, there are fewer facts.
 */
export const extract: Extract = (record, context) => {
  const facts = extractFrom(record, context);
  return record.problems.length > 0 && facts.get('record').length === 0 ? unread(record) : facts;
};

const extractFrom: Extract = (record, context) => {
  switch (record.generation) {
    case 'hl7v2':
      return extractHl7v2(record, context);
    case 'cda':
    case 'hl7v3':
      return extractHl7v3(record, context);
    case 'edifact':
      return extractEdifact(record, context);
    case 'dmd-xml':
      return extractDmd(record);
    case 'rf2':
      return extractRf2(record);
    case 'csv':
      return extractCsv(record, context);
    case 'sign-on':
      return extractSignOn(record, context);
    default:
      if (record.generation.startsWith('fhir-')) return extractFhir(record, context);
      return createCollector(record.generation).facts();
  }
};

/** What could not be read is still one record, so that the rule on well-formedness has a target. */
function unread({ generation, type, tree, envelopes }: RecordTree): Facts {
  const out = createCollector(generation);
  out.add({
    kind: 'record',
    path: '',
    generation,
    syntax: tree.syntax,
    type,
    profiles: [],
    envelopes,
    contains: [],
    size: 0,
    generations: [generation],
  });
  return out.facts();
}
