/** Everything that standards/measures.json has counted, for one record. */
import type { HeadingTable } from '../../checks/heading-table.js';
import type { Facts } from '../../record/facts.js';
import type { CellCounts, CountingRules } from './cells.js';
import { countContent } from './content.js';
import { countPatients } from './patients.js';
import { countRepeatedItems, countStatements } from './repeats.js';

export function countRecord(facts: Facts, table: HeadingTable | undefined, rules: CountingRules): CellCounts {
  const counts: CellCounts = {};
  countContent(facts, table, rules, counts);
  countStatements(facts, counts);
  countRepeatedItems(facts, counts);
  countPatients(facts, rules, counts);
  return counts;
}
