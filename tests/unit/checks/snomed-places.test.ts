import { describe, expect, it } from 'vitest';
import { sctEdition } from '../../../src/checks/sct-edition.js';
import { sctidPartition } from '../../../src/checks/sctid-partition.js';
import { terminologyActive } from '../../../src/checks/terminology-active.js';
import { terminologyDisplay } from '../../../src/checks/terminology-display.js';
import { terminologyKnown } from '../../../src/checks/terminology-known.js';
import { terminologyPlace } from '../../../src/checks/terminology-place.js';
import { loadCatalogue } from '../../../src/index.js';
import type { Role } from '../../../src/record/facts.js';
import { noTerminology, type TerminologyService } from '../../../src/terminology/contract.js';
import { eclMember } from '../../../src/terminology/ecl/index-member.js';
import { memoryPages } from '../../../src/terminology/index/pages.js';
import { TerminologyIndex } from '../../../src/terminology/index/terminology-index.js';
import { type ConceptRow, writeIndex } from '../../../src/terminology/index/writer.js';
import { LocalTerminology } from '../../../src/terminology/local.js';
import { joinSctid } from '../../../src/terminology/sctid.js';
import { ask } from './asking.js';

const FINDING = '404684003';
const PROCEDURE = '71388002';
const SUBSTANCE = '105590001';
const [asthma, appendix, latex, gone, body] = Array.from({ length: 5 }, (_, at) =>
  joinSctid({ item: 900_100 + at, group: '00' }),
) as [string, string, string, string, string];
const uk = joinSctid({ item: 77, group: '100000010' });
const rows: ConceptRow[] = [
  ...[FINDING, PROCEDURE, SUBSTANCE, '243796009', '272379006', '373873005', '716186003', '260787004', '410607006'].map(
    (code) => ({ code, category: 'top' }),
  ),
  { code: '129125009' },
  { code: '363787002' },
  { code: asthma, category: 'disorder', parents: [FINDING] },
  { code: appendix, category: 'procedure', parents: [PROCEDURE] },
  { code: latex, category: 'substance', parents: [SUBSTANCE] },
  { code: gone, active: false, category: 'disorder', replacements: [{ code: asthma, kind: 'same-as' }] },
  { code: body, category: 'body structure' },
];
const meta = { system: 'snomed-ct', edition: '900000000000207008', version: '20260701', sources: [] };
const index = new TerminologyIndex(memoryPages(Buffer.concat(await writeIndex(rows, meta))));
const terminology = new LocalTerminology([index], { keyOf: (system) => system, member: eclMember() });
const catalogue = loadCatalogue();
const optionsOf = (rule: string) => {
  const { rules } = catalogue.standards.find(({ id }) => id === 'snomed-ct')!;
  return Object.values(rules.find(({ id }) => id === rule)!.check)[0];
};
const coding = (code: string, role: Role = 'diagnosis') => ({ kind: 'coding', code, codePath: 'code', role });

describe('a place', () => {
  it.each<[string, Role, string]>([
    [asthma, 'diagnosis', 'pass'],
    [appendix, 'diagnosis', 'fail may'],
    [latex, 'diagnosis', 'fail'],
    [body, 'procedure', 'fail'],
    [appendix, 'procedure', 'pass'],
    [asthma, 'procedure', 'fail'],
    [latex, 'allergy', 'pass'],
    [asthma, 'allergy', 'fail may'],
    [appendix, 'allergy', 'fail'],
    [gone, 'procedure', 'not-applicable'],
    [asthma, 'section', 'not-applicable'],
  ])('%s as %s: %s', (code, role, expected) => {
    const { outcome, severity } = ask(terminologyPlace, coding(code, role), optionsOf('suitable-for-place'), {
      terminology,
      codes: catalogue.codes,
    });
    expect([outcome, severity].join(' ').trim()).toBe(expected);
  });

  it('is told with the kind that the code is of', () => {
    const { detail } = ask(terminologyPlace, coding(latex), optionsOf('suitable-for-place'), {
      terminology,
      codes: catalogue.codes,
    });
    expect(detail?.values?.['kind']?.value).toBe('substance');
    expect(detail?.text).toContain('a problem or diagnosis');
  });

  it('is of one row each', () => {
    const roles = (catalogue.codes['snomed-ct/places'] as { roles: string[] }[]).flatMap((row) => row.roles);
    expect(new Set(roles).size).toBe(roles.length);
  });
});

describe('a code of an extension', () => {
  it('that the edition loaded is made without is left open, and the edition is named', () => {
    const result = ask(terminologyKnown, { code: uk }, optionsOf('known'), { terminology });
    expect(result).toMatchObject({ outcome: 'review', reason: 'unsupported' });
    expect(result.detail?.text).toContain('UK clinical extension');
    expect(result.detail?.values?.['edition']?.value).toBe('snomed-ct 900000000000207008 20260701');
  });

  it.each([
    ['http://snomed.info/sct/83821000000107', uk, 'pass'],
    ['http://snomed.info/sct/83821000000107/version/20260415', uk, 'pass'],
    ['http://snomed.info/sct/900000000000207008', uk, 'fail may'],
    ['http://snomed.info/sct/900000000000207008', asthma, 'pass'],
    ['http://snomed.info/sct/83821000000107/version/20261301', uk, 'fail'],
    ['http://snomed.info/sct/83821000000108', uk, 'fail'],
    ['20260415', uk, 'fail'],
  ])('version %s of %s: %s', (version, code, expected) => {
    const { outcome, severity } = ask(sctEdition, { code, version }, optionsOf('edition'));
    expect([outcome, severity].join(' ').trim()).toBe(expected);
  });
});

describe('the id of a description', () => {
  const description = joinSctid({ item: 900_700, group: '01' });
  const knowing: TerminologyService = {
    ...noTerminology,
    lookup: () => ({ answer: 'cannot-tell', reason: 'unsupported', component: 'description', concept: asthma }),
  };

  it('in place of a code is told with the concept that it is of, where that is known', () => {
    const told = (service: TerminologyService) =>
      ask(sctidPartition, { code: description }, optionsOf('partition'), { terminology: service }).detail;
    expect(told(noTerminology)?.text).toBe('The identifier names a description, where that of a concept belongs.');
    expect(told(knowing)?.text).toContain('It is a description of {concept}.');
    expect(told(knowing)?.values).toEqual({ concept: { class: 'code', value: asthma } });
  });

  it('where it may stand is known by its concept', () => {
    const asked = (service: TerminologyService) =>
      ask(terminologyKnown, { code: description }, optionsOf('known'), { terminology: service }).outcome;
    expect([asked(knowing), asked(noTerminology)]).toEqual(['pass', 'review']);
  });
});

describe('an identifier of dm+d under SNOMED CT', () => {
  const product = joinSctid({ item: 900_500, group: '100000110' });
  const dmd = async () => {
    const pieces = await writeIndex([{ code: product, active: false }], { ...meta, system: 'dmd', edition: '' });
    const own = new TerminologyIndex(memoryPages(Buffer.concat(pieces)));
    return new LocalTerminology([index, own], { keyOf: (system) => system, member: eclMember() });
  };

  it('is known where dm+d is loaded and the drug extension is not, and left to dm+d’s rules', async () => {
    const both = await dmd();
    const asked = (service: LocalTerminology) => {
      const fact = { ...coding(product, 'medication'), display: 'Made up' };
      const context = { terminology: service, codes: catalogue.codes };
      return [
        ask(terminologyKnown, fact, optionsOf('known'), context).outcome,
        ask(terminologyActive, fact, optionsOf('active'), context).outcome,
        ask(terminologyDisplay, fact, optionsOf('display-matches'), context).outcome,
        ask(terminologyPlace, fact, optionsOf('suitable-for-place'), context).outcome,
      ];
    };
    expect(asked(both)).toEqual(['pass', 'not-applicable', 'not-applicable', 'not-applicable']);
    expect(asked(terminology)).toEqual(['review', 'review', 'review', 'review']);
  });
});

describe('an expression', () => {
  const unknown = joinSctid({ item: 900_999, group: '00' });
  it.each([
    [`${asthma}:${appendix}=${latex}`, 'pass', 'pass'],
    [`${asthma} |x| : ${appendix} = ${unknown}`, 'fail', 'pass'],
    [`${asthma}:${appendix}=${gone}`, 'pass', 'fail'],
    [`${asthma}:${appendix}=${uk}`, 'review', 'review'],
    [`${asthma}:=`, 'not-applicable', 'not-applicable'],
  ])('%s: known %s, active %s', (code, known, active) => {
    expect(ask(terminologyKnown, { code }, optionsOf('known'), { terminology }).outcome).toBe(known);
    expect(ask(terminologyActive, { code }, optionsOf('active'), { terminology }).outcome).toBe(active);
  });

  it('says which code of it is meant', () => {
    const { detail } = ask(terminologyActive, { code: `${asthma}:${appendix}=${gone}` }, optionsOf('active'), {
      terminology,
    });
    expect(detail?.text).toContain('at character 21 of the expression is inactive');
    expect(detail?.values?.['replacement']?.value).toBe(asthma);
  });
});
