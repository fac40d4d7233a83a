/** The one door to the extractors. */
import { createCollector } from './collect.js';
import type { Extract } from './contract.js';
import { extractFhir } from './fhir/extract.js';
import { extractHl7v2 } from './hl7v2/extract.js';
import { extractHl7v3 } from './hl7v3/extract.js';

/**
 * Turns a record's tree into facts that mean the same in every generation. Paths are those of the tree, without what
 * `record.inside` puts before them.
 *
 * Never throws for what a payload holds: where the shape is not what the generation has, there are fewer facts.
 */
export const extract: Extract = (record, context) => {
  switch (record.generation) {
    case 'hl7v2':
      return extractHl7v2(record, context);
    case 'cda':
    case 'hl7v3':
      return extractHl7v3(record, context);
    default:
      if (record.generation.startsWith('fhir-')) return extractFhir(record, context);
      return createCollector(record.generation).facts();
  }
};
