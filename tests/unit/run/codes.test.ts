import { describe, expect, it } from 'vitest';
import { createCollector } from '../../../src/record/collect.js';
import type { CodingFact } from '../../../src/record/facts.js';
import { publishCodes } from '../../../src/report/codes/publish.js';
import { codesCsv, codesJson, codesText } from '../../../src/report/codes/render.js';
import { CodeCollector } from '../../../src/run/codes/collect.js';
import { noTerminology, type TerminologyService } from '../../../src/terminology/contract.js';

/** dm+d with one product; SNOMED CT with three codes, one of them replaced and one inactive. */
const terminology: TerminologyService = {
  ...noTerminology,
  lookup: (system, code) => {
    if (system === 'dmd') return code === '5' ? { answer: 'yes', active: true, edition: 'dmd 1' } : { answer: 'no' };
    if (system !== 'snomed-ct') return { answer: 'cannot-tell', reason: 'terminology-not-loaded' };
    if (code === '1') return { answer: 'yes', active: true, category: 'finding', edition: 'snomed-ct 1' };
    if (code === '2') return { answer: 'yes', active: false, replacement: ['1'], edition: 'snomed-ct 1' };
    if (code === '3') return { answer: 'yes', active: false, alternatives: ['1', '2'], edition: 'snomed-ct 1' };
    return { answer: 'no', edition: 'snomed-ct 1' };
  },
  display: (_system, code, display) => {
    if (display === `name of ${code}`) return { answer: 'yes', match: 'preferred' };
    return display === 'other' ? { answer: 'yes', match: 'synonym' } : { answer: 'no', match: 'none' };
  },
};

const coding = (code: string, more: Partial<CodingFact> = {}): CodingFact => ({
  kind: 'coding',
  path: '',
  code,
  known: 'snomed-ct',
  codePath: '',
  systemPath: '',
  displayPath: '',
  role: 'diagnosis',
  element: '',
  ...more,
});

function counted(codings: [CodingFact, number][], asked = terminology) {
  const collector = new CodeCollector({
    terminology: asked,
    writeSystem: (system) => `<${system}>`,
    standardOf: (key) => (key === 'snomed-ct' ? 'snomed-ct' : undefined),
    alsoIn: { 'snomed-ct': ['dmd'] },
  });
  for (const [fact, times] of codings)
    for (let at = 0; at < times; at += 1) {
      const out = createCollector('fhir-r4');
      out.add(fact);
      collector.add(out.facts());
    }
  return collector.done();
}

const local = (code: string): CodingFact => {
  const { known: _, ...rest } = coding(code, { system: 'https://example.org/own' });
  return rest;
};

describe('the inventory of codings', () => {
  it('counts each code with what is said of it and of its displays', () => {
    const { systems, codes, records, editions } = counted([
      [coding('1', { display: 'name of 1' }), 6],
      [coding(' 1 ', { display: 'other' }), 2],
      [coding('1', { display: 'false' }), 1],
      [coding('1'), 1],
      [coding('2'), 3],
      [coding('3'), 1],
      [coding('9', { display: 'x' }), 2],
      [local('A'), 7],
      [coding('{{code}}'), 1],
      [coding(' '), 1],
    ]);
    expect(records).toBe(25);
    expect(editions).toEqual(['snomed-ct 1']);
    expect(systems).toEqual([
      {
        system: 'snomed-ct',
        standard: 'snomed-ct',
        codings: 16,
        codes: 4,
        known: { yes: 14, no: 2, 'cannot-tell': 0 },
        states: { active: 10, inactive: 1, replaced: 3, untold: 2 },
        displays: { preferred: 6, other: 2, wrong: 1, missing: 5, unchecked: 2 },
      },
      {
        system: '<https://example.org/own>',
        codings: 7,
        codes: 1,
        known: { yes: 0, no: 0, 'cannot-tell': 7 },
        states: { active: 0, inactive: 0, replaced: 0, untold: 7 },
        displays: { preferred: 0, other: 0, wrong: 0, missing: 7, unchecked: 0 },
      },
    ]);
    expect(codes.map(({ code, count, known, state }) => [code, count, known, state])).toEqual([
      ['1', 10, 'yes', 'active'],
      ['2', 3, 'yes', 'replaced'],
      ['9', 2, 'no', 'untold'],
      ['3', 1, 'yes', 'inactive'],
      ['A', 7, 'cannot-tell', 'untold'],
    ]);
  });

  it('looks for medicines in dm+d too, and for nothing else', () => {
    const { codes } = counted([
      [coding('5', { role: 'medication', display: 'name of 5' }), 1],
      [coding('6', { role: 'medication' }), 1],
    ]);
    expect(codes).toMatchObject([
      { code: '5', known: 'yes', edition: 'dmd 1', displays: { preferred: 1 } },
      { code: '6', known: 'no' },
    ]);
    expect(counted([[coding('5'), 1]]).codes).toMatchObject([{ known: 'no' }]);
  });
});

it('asks of a local code system that the user has imported, and names it whole', () => {
  const wards: TerminologyService = {
    ...noTerminology,
    holds: (system) => system === 'https://example.org/own',
    lookup: (_system, code) => ({ answer: code === 'W1' ? 'yes' : 'no', active: true, edition: 'wards 1' }),
  };
  const { systems, codes } = counted(
    [
      [local('W1'), 5],
      [local('W9'), 5],
    ],
    wards,
  );
  expect(systems.map(({ system }) => system)).toEqual(['https://example.org/own']);
  expect(codes.map(({ code, known }) => [code, known])).toEqual([
    ['W1', 'yes'],
    ['W9', 'no'],
  ]);
});

describe('what is shown of it', () => {
  const inventory = counted([
    [coding('1', { display: 'name of 1' }), 20],
    [coding('1', { display: 'false' }), 2],
    [coding('2'), 6],
    [coding('3'), 4],
    [coding('9'), 3],
    [local('=1+1'), 5],
  ]);

  it('are codes used five times and more, and no count from which a smaller one follows', () => {
    const published = publishCodes(inventory, false);
    expect(published.codes.map(({ code, count }) => [code, count])).toEqual([
      ['1', 22],
      ['2', 6],
      ['=1+1', 5],
    ]);
    const [snomed] = published.systems;
    expect(snomed).toMatchObject({ codings: 35, hidden: 2, known: { yes: null, no: null } });
    // Of 35 displays, 2 are wrong: neither they nor what would tell them by subtraction is shown.
    expect(Object.values(snomed!.displays).filter((count) => count === null)).toHaveLength(2);
    expect(snomed!.displays.wrong).toBeNull();
    expect(published.codes[0]!.displays).toMatchObject({ wrong: null, preferred: null });
  });

  it('is everything where all counts are asked for', () => {
    const { codes, systems } = publishCodes(inventory, true);
    expect(codes).toHaveLength(5);
    expect(systems[0]).toMatchObject({ hidden: 0, known: { no: 3 } });
  });

  it('is CSV that no spreadsheet takes for a formula', () => {
    const csv = codesCsv(publishCodes(inventory, false));
    const lines = csv.split('\r\n');
    expect(csv.startsWith('\ufeffsystem,standard,code,count,')).toBe(true);
    expect(lines[1]).toBe('snomed-ct,snomed-ct,1,22,yes,active,finding,,,*,0,*,0,0,snomed-ct 1');
    expect(lines[2]).toBe('snomed-ct,snomed-ct,2,6,yes,replaced,,1,,0,0,0,6,0,snomed-ct 1');
    expect(lines[3]).toContain('"\'=1+1"');
    expect(csv.endsWith('\r\n')).toBe(true);
  });

  it('is no number of a person and no words of one', () => {
    const told = (fact: CodingFact) => publishCodes(counted([[fact, 5]]), false).codes.map(({ code }) => code);
    expect(told(local('9990001006'))).toEqual(['[10 digits]']);
    expect(told(local('999 000 1006'))).toEqual(['[12 characters, digits and spaces]']);
    expect(told(local('jane@example.org'))).toEqual(['[16 characters, letters and other signs]']);
    expect(told(local('Jane Testcase'))).toEqual(['[13 characters, letters and spaces]']);
    expect(told(local('9990001007'))).toEqual(['9990001007']);
    // Its check digit is right as an NHS number's and as that of an identifier of SNOMED CT.
    expect(told(coding('9990018006'))).toEqual(['9990018006']);
    expect(told(local('9990018006'))).toEqual(['[10 digits]']);
    expect(told(coding('9990000018'))).toEqual(['[10 digits]']);
    expect(told(coding('9990001006', { known: 'icd-10' }))).toEqual(['[10 digits]']);
    expect(told(coding('100014:100022=100031'))).toEqual(['100014:100022=100031']);
  });

  it('is text that names what is to be mended, and JSON', () => {
    const published = publishCodes(inventory, false);
    const text = codesText(published);
    expect(text).toMatch(/others have taken the place of\n {2}snomed-ct {2}2 {2}→ 1 {2}6\n/);
    expect(text).toContain('2 codes used fewer than 5 times');
    expect(text).not.toMatch(/\bin no edition loaded/);
    expect(codesText(publishCodes(inventory, true))).toMatch(/in no edition loaded\n {2}snomed-ct {2}9 {4}3\n/);
    expect(JSON.parse(codesJson(published))).toEqual(JSON.parse(JSON.stringify(published)));
  });
});
