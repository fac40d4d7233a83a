import { describe, expect, it } from 'vitest';
import { medicineLevel } from '../../../src/checks/medicine-level.js';
import { medicineProperty } from '../../../src/checks/medicine-property.js';
import { medicineValid } from '../../../src/checks/medicine-valid.js';
import { tradeItemAgrees } from '../../../src/checks/trade-item-agrees.js';
import { tradeItemKnown } from '../../../src/checks/trade-item-known.js';
import type { CheckContext, CheckDefinition, CheckResult } from '../../../src/checks/types.js';
import { loadCatalogue } from '../../../src/index.js';
import { createCollector } from '../../../src/record/collect.js';
import type { BarcodeFact, CodingFact, Fact, MedicationFact } from '../../../src/record/facts.js';
import { noTerminology, type TerminologyService } from '../../../src/terminology/contract.js';
import { memoryPages } from '../../../src/terminology/index/pages.js';
import { TerminologyIndex } from '../../../src/terminology/index/terminology-index.js';
import { type ConceptRow, writeIndex } from '../../../src/terminology/index/writer.js';
import { LocalTerminology } from '../../../src/terminology/local.js';
import { joinSctid } from '../../../src/terminology/sctid.js';

const id = (item: number) => joinSctid({ item: 700_000 + item, group: '100000110' });
const [VTM, VMP, AMP, AMPP, ING, GONE, OLD, NEVER, CAUTION, OTHER, UNKNOWN] = Array.from({ length: 11 }, (_, at) =>
  id(at),
) as [string, string, string, string, string, string, string, string, string, string, string];
const GTIN = 'gtin:05000000000012';
const rows: ConceptRow[] = [
  { code: VTM, category: 'VTM' },
  { code: VMP, category: 'VMP', parents: [VTM], properties: { PRES_STATCD: '0001' } },
  { code: AMP, category: 'AMP', parents: [VMP], properties: { AVAIL_RESTRICTCD: '0009' } },
  { code: AMPP, category: 'AMPP', parents: [AMP], properties: { DISCCD: '0001' } },
  { code: ING, category: 'INGREDIENT' },
  { code: GONE, category: 'VMP', active: false },
  { code: OLD, category: 'VMP', active: false, replacements: [{ code: VMP, kind: 'previous-id' }] },
  { code: NEVER, category: 'VMP', properties: { PRES_STATCD: '0004' } },
  { code: CAUTION, category: 'VMP', properties: { PRES_STATCD: '0009', NON_AVAILCD: '0000' } },
  { code: OTHER, category: 'VMP', properties: { PRES_STATCD: '0005' } },
  { code: GTIN, category: 'GTIN', parents: [AMPP] },
  { code: 'gtin:05000000000029', category: 'GTIN', parents: [AMPP], active: false },
];
const meta = { system: 'dmd', edition: '', version: '20260826', sources: [] };
const index = new TerminologyIndex(memoryPages(Buffer.concat(await writeIndex(rows, meta))));
const terminology = new LocalTerminology([index], { keyOf: (system) => system });
const catalogue = loadCatalogue();

/** The options that the catalogue gives a check in one of its rules. */
function optionsOf(standard: string, rule: string): unknown {
  const found = catalogue.standards.find((one) => one.id === standard)!.rules.find((one) => one.id === rule)!;
  return Object.values(found.check)[0];
}

const coding = (code: string): CodingFact => ({
  kind: 'coding',
  path: 'm.coding',
  code,
  known: 'dmd',
  codePath: 'm.coding.code',
  systemPath: '',
  displayPath: '',
  role: 'medication',
  element: 'MedicationRequest.medicationCodeableConcept',
});
const medicine = (code: string, more: Partial<MedicationFact> = {}): MedicationFact => ({
  kind: 'medication',
  path: 'm',
  use: 'request',
  conceptPath: 'm.c',
  dosages: [],
  concept: { kind: 'concept', path: 'm.c', role: 'medication', element: '', codings: [coding(code)], hasText: false },
  ...more,
});

function ask(
  check: CheckDefinition,
  fact: Fact,
  options: unknown,
  service: TerminologyService = terminology,
  others: Fact[] = [],
): CheckResult[] {
  const out = createCollector('fhir-r4');
  for (const other of others) out.add(other);
  const context = { facts: out.facts(), terminology: service, generation: 'fhir-r4' } as unknown as CheckContext;
  return [check.run(fact, options, context)].flat();
}
const outcomes = (results: CheckResult[]) =>
  results.map(({ outcome, severity }) => [outcome, severity].join(' ').trim());

describe('the level of a medicine', () => {
  const dosage = { path: 'd', text: true, structured: false, route: false };
  it.each<[string, Partial<MedicationFact>, string]>([
    [VMP, {}, 'pass'],
    [AMPP, {}, 'pass'],
    [ING, {}, 'fail'],
    [VTM, {}, 'fail'],
    [VTM, { dosages: [dosage] }, 'pass'],
    [VTM, { use: 'statement' }, 'pass'],
    [VTM, { use: 'dispense', dosages: [dosage] }, 'fail'],
    [AMP, { use: 'dispense' }, 'pass'],
    [GTIN, { use: 'dispense' }, 'fail'],
    [OLD, {}, 'pass'],
  ])('%s as %j: %s', (code, more, outcome) => {
    expect(outcomes(ask(medicineLevel, medicine(code, more), optionsOf('dmd', 'level-for-use')))).toEqual([outcome]);
  });

  it('of a cause of allergy may be a VTM or an ingredient, and no pack', () => {
    const allergy = (code: string): Fact => ({ ...medicine(code), kind: 'allergy', reactions: [] }) as unknown as Fact;
    const judged = [VTM, ING, VMP, AMP, AMPP, GONE].map((code) =>
      outcomes(ask(medicineLevel, allergy(code), optionsOf('dmd', 'level-for-allergy'))).join(),
    );
    expect(judged).toEqual(['pass', 'pass', 'pass', 'pass', 'fail', 'pass']);
  });
});

describe('an identifier', () => {
  it.each([
    [VMP, 'pass', 'pass'],
    [GONE, 'fail', 'pass'],
    [OLD, 'pass', 'fail'],
    [UNKNOWN, '', ''],
  ])('%s: valid %s, replaced %s', (code, valid, replaced) => {
    const judge = (rule: string) => outcomes(ask(medicineValid, medicine(code), optionsOf('dmd', rule))).join();
    expect([judge('valid'), judge('replaced')]).toEqual([valid, replaced]);
  });

  it('that was replaced is told with the one of today, as a code', () => {
    const [result] = ask(medicineValid, medicine(OLD), optionsOf('dmd', 'replaced'));
    expect(result?.detail?.values?.['replacement']).toEqual({ class: 'code', value: VMP });
    expect(result?.path).toBe('m.coding.code');
  });
});

describe('what is prescribed', () => {
  it.each([
    [VMP, 'pass'],
    [CAUTION, 'pass'],
    [NEVER, 'fail'],
    [OTHER, 'fail may'],
    [AMP, 'fail'],
    [AMPP, 'fail may'],
    [GONE, ''],
  ])('%s: %s', (code, outcome) => {
    const results = ask(medicineProperty, medicine(code), optionsOf('dmd', 'prescribable'));
    expect(outcomes(results).join()).toBe(outcome);
  });

  it('cannot be told by a source that knows no fields', () => {
    const { property: _, ...service } = { ...noTerminology, lookup: () => ({ answer: 'yes' as const }), property: 0 };
    const [result] = ask(medicineProperty, medicine(VMP), optionsOf('dmd', 'prescribable'), service);
    expect(result).toMatchObject({ outcome: 'review', reason: 'unsupported' });
  });
});

describe('a trade item number', () => {
  const barcode = (value: string): BarcodeFact => ({
    kind: 'barcode',
    path: 'm.identifier',
    value,
    scheme: 'GTIN',
    elements: [],
  });

  it.each([
    ['5000000000012', 'pass'],
    ['05000000000012', 'pass'],
    ['5000000000029', 'fail'],
    ['5000000000036', 'review'],
    ['none', 'not-applicable'],
  ])('%s: %s', (value, outcome) => {
    expect(outcomes(ask(tradeItemKnown, barcode(value), optionsOf('gs1', 'gtin-known')))).toEqual([outcome]);
  });

  it.each([
    [AMPP, 'pass'],
    [VMP, 'pass'],
    [VTM, 'pass'],
    [OTHER, 'fail'],
    [UNKNOWN, ''],
  ])('beside %s: %s', (code, outcome) => {
    const options = optionsOf('gs1', 'gtin-agrees');
    const fact = medicine(code, { use: 'definition' });
    expect(outcomes(ask(tradeItemAgrees, fact, options, terminology, [barcode('5000000000012')])).join()).toBe(outcome);
    expect(ask(tradeItemAgrees, fact, options, terminology, [])).toEqual([]);
  });
});

it('without a terminology each says that none is loaded', () => {
  const told = [
    ...ask(medicineLevel, medicine(VMP), optionsOf('dmd', 'level-for-use'), noTerminology),
    ...ask(medicineValid, medicine(VMP), optionsOf('dmd', 'valid'), noTerminology),
    ...ask(medicineProperty, medicine(VMP), optionsOf('dmd', 'prescribable'), noTerminology),
  ];
  expect(told.map(({ reason }) => reason)).toEqual(Array(3).fill('terminology-not-loaded'));
});
