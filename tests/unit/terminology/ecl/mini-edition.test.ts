import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EclEvaluator } from '../../../../src/terminology/ecl/evaluator.js';
import { parseEcl } from '../../../../src/terminology/ecl/parse.js';
import { type MemoryConcept, memoryGraph } from './memory-graph.js';

const EDITION = new URL(
  '../../../../../shared/terminology/rf2-snowstorm-lite/src/test/resources/dummy-snomed-content/SnomedCT_MiniRF2/Snapshot/',
  import.meta.url,
);
const IS_A = '116680003';

/** Rows of the files whose name matches, as arrays of columns. */
function rowsOf(name: RegExp, inactive = false): string[][] {
  const files = readdirSync(EDITION, { recursive: true, encoding: 'utf8' }).filter((file) => name.test(file));
  const lines = files.flatMap((file) => readFileSync(new URL(file, EDITION), 'utf8').split(/\r?\n/));
  return lines
    .map((line) => line.split('\t'))
    .filter(([id, , active]) => /^[\da-f-]+$/.test(id!) && (inactive || active === '1'));
}

function miniEdition() {
  const concepts = new Map<string, MemoryConcept>();
  for (const [id, effectiveTime, active, moduleId, status] of rowsOf(/_Concept_/, true) as [
    string,
    string,
    string,
    string,
    string,
  ][])
    concepts.set(id, {
      id,
      active: active === '1',
      parents: [],
      attributes: [],
      successors: [],
      details: { effectiveTime, moduleId, defined: status === '900000000000073002' },
    });
  for (const row of rowsOf(/_Relationship_/)) {
    const [source, target, group, type] = row.slice(4) as [string, string, string, string];
    if (type === IS_A) concepts.get(source)?.parents.push(target);
    else concepts.get(source)?.attributes.push({ type, group: Number(group), value: target });
  }
  for (const row of rowsOf(/_RelationshipConcreteValues_/)) {
    const [source, value, group, type] = row.slice(4) as [string, string, string, string];
    const literal = value.startsWith('#') ? { number: value.slice(1) } : { text: value.slice(1, -1) };
    concepts.get(source)?.attributes.push({ type, group: Number(group), value: literal });
  }
  for (const row of rowsOf(/_cRefset_Association/)) {
    const [, source, target] = row.slice(4) as [string, string, string];
    concepts.get(source)?.successors.push({ id: target, kind: 'same-as' });
  }
  const refsets = new Map<string, string[]>();
  for (const [, , , , refset, member] of rowsOf(/PatientSummary/) as string[][])
    refsets.set(refset!, [...(refsets.get(refset!) ?? []), member!]);
  return memoryGraph([...concepts.values()], refsets);
}

/** Worked out by hand from the files. */
const ANSWERS: [ecl: string, codes: string[]][] = [
  ['< 404684003', ['313005', '362969004']],
  ['<< 404684003 |Clinical finding|', ['313005', '362969004', '404684003']],
  ['<! 900000000000441003 MINUS 900000000000522004', ['116680003', '410662002', '723594008']],
  ['>> 363698007', ['138875005', '363698007', '410662002', '762705008', '900000000000441003']],
  ['>! 363698007', ['762705008']],
  ['^ 11816080008', ['362969004', '404684003']],
  ['< (^ 11816080008)', ['313005', '362969004']],
  ['^ 11816080008 AND < 404684003', ['362969004']],
  ['<< 404684003 MINUS ^ 11816080008', ['313005']],
  ['!!> (^ 11816080008)', ['404684003']],
  ['!!< (^ 11816080008)', ['362969004']],
  ['*: 363698007 = 113331007', ['362969004']],
  ['*: 363698007 = *', ['362969004']],
  ['*: R 363698007 = 362969004', ['113331007']],
  ['362969004 . 363698007', ['113331007']],
  ['< 404684003: [0..0] 363698007 = 113331007', ['313005']],
  ['*: 363698007 = "daily"', ['362969004']],
  ['*: 363698007 = ("week" wild:"before*")', ['362969004']],
  ['*: [2..2] 363698007 = wild:"*"', ['362969004']],
  ['*: [2..*] 363698007 = *', []],
  ['*: 363698007 = #5', []],
  ['* {{ C active = 0 }}', ['75521003']],
  ['* {{ C definitionStatus = defined }}', ['12481008', '362969004']],
  ['362969004 {{ + HISTORY-MIN }}', ['362969004', '75521003']],
  ['362969004 {{ + HISTORY (900000000000526001) }}', ['362969004']],
  ['<< 404684003: 116680003 = 404684003', ['313005', '362969004']],
];

describe.skipIf(!existsSync(EDITION))('the mini edition of Snowstorm Lite (skipped without ../shared)', () => {
  it.each(ANSWERS)('%s', (ecl, codes) => {
    const found = new EclEvaluator(miniEdition()).expand(parseEcl(ecl));
    expect(found.answer === 'yes' ? found.codes.sort() : found).toEqual(codes);
  });
});
