import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DmdFile } from '../../../../src/terminology/import/dmd/choose-files.js';
import type { DmdPart } from '../../../../src/terminology/import/dmd/facts.js';
import { parseDmdName } from '../../../../src/terminology/import/dmd/file-name.js';
import { importDmd } from '../../../../src/terminology/import/dmd/import.js';
import { memoryPages } from '../../../../src/terminology/index/pages.js';
import { TerminologyIndex } from '../../../../src/terminology/index/terminology-index.js';
import { TermTable } from '../../../../src/terminology/index/terms.js';
import { LocalTerminology } from '../../../../src/terminology/local.js';
import { joinSctid } from '../../../../src/terminology/sctid.js';

const parts = JSON.parse(
  readFileSync(new URL('../../../../standards/dmd/codes/release-files.json', import.meta.url), 'utf8'),
) as DmdPart[];

const id = (item: number) => joinSctid({ item: 900_000 + item, group: '100000110' });
const [VTM, VMP, AMP, VMPP, AMPP, ING, UNIT, OLD, OLDER, GONE] = Array.from({ length: 10 }, (_, at) => id(at)) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];

const RELEASE: Record<string, string> = {
  f_vtm2_3010126: `<VIRTUAL_THERAPEUTIC_MOIETIES><VTM><NM>Madeupamol</NM><VTMID>${VTM}</VTMID></VTM></VIRTUAL_THERAPEUTIC_MOIETIES>`,
  f_vmp2_3010126: `<VIRTUAL_MED_PRODUCTS><VMPS><VMP><VPID> ${VMP} </VPID><VPIDPREV>${OLD}</VPIDPREV><VTMID>${VTM}</VTMID><NM>Madeupamol 5mg &amp; water</NM><NMPREV>Madeupamol 5</NMPREV><NON_AVAILCD>0001</NON_AVAILCD></VMP>
    <VMP><VPID>${GONE}</VPID><INVALID>1</INVALID><NM>Gone</NM></VMP></VMPS><VIRTUAL_PRODUCT_INGREDIENT><VPI><VPID>${VMP}</VPID><ISID>${ING}</ISID></VPI></VIRTUAL_PRODUCT_INGREDIENT><DRUG_FORM><DFORM><VPID>${VMP}</VPID><FORMCD>1</FORMCD></DFORM></DRUG_FORM></VIRTUAL_MED_PRODUCTS>`,
  f_amp2_3010126: `<ACTUAL_MEDICINAL_PRODUCTS><AMPS><AMP><APID>${AMP}</APID><VPID>${VMP}</VPID><NM>Madeup</NM><DESC>Madeup (Maker)</DESC></AMP></AMPS></ACTUAL_MEDICINAL_PRODUCTS>`,
  f_vmpp2_3010126: `<VIRTUAL_MED_PRODUCT_PACK><VMPPS><VMPP><VPPID>${VMPP}</VPPID><VPID>${VMP}</VPID><NM>Pack</NM></VMPP></VMPPS></VIRTUAL_MED_PRODUCT_PACK>`,
  f_ampp2_3010126: `<ACTUAL_MEDICINAL_PROD_PACKS><AMPPS><AMPP><APPID>${AMPP}</APPID><APID>${AMP}</APID><VPPID>${VMPP}</VPPID><NM>Pack (Maker)</NM></AMPP></AMPPS></ACTUAL_MEDICINAL_PROD_PACKS>`,
  f_ingredient2_3010126: `<INGREDIENT_SUBSTANCES><ING><ISID>${ING}</ISID><NM>Madeupate</NM></ING></INGREDIENT_SUBSTANCES>`,
  f_lookup2_3010126: `<LOOKUP><UNIT_OF_MEASURE><INFO><CD>${UNIT}</CD><CDPREV>17</CDPREV><DESC>drop</DESC></INFO></UNIT_OF_MEASURE><FLAVOUR><INFO><CD>0001</CD><DESC>Plain</DESC></INFO></FLAVOUR></LOOKUP>`,
};
const GTIN = '05000000000012';
const ENDED = '05000000000029';
const BONUS: Record<string, string> = {
  f_gtin2_0010126: `<GTIN_DETAILS><AMPPS><AMPP><AMPPID>${AMPP}</AMPPID><GTINDATA><GTIN>${GTIN.slice(1)}</GTIN><STARTDT>2019-03-13</STARTDT></GTINDATA><GTINDATA><GTIN>${ENDED}</GTIN><ENDDT>2019-03-12</ENDDT></GTINDATA></AMPP><AMPP><GTINDATA><GTIN>12</GTIN></GTINDATA><AMPPID>${AMPP}</AMPPID></AMPP></AMPPS></GTIN_DETAILS>`,
  f_bnf1_0010126: `<BNF_DETAILS><VMPS><VMP><VPID>${VMP}</VPID><BNF>02020400</BNF><ATC>C03EB01</ATC></VMP></VMPS></BNF_DETAILS>`,
  f_vtm_ing1_0010126: `<VTM_INGREDIENTS><VTM_ING><VTMID>${VTM}</VTMID><ISID>${ING}</ISID></VTM_ING></VTM_INGREDIENTS>`,
};
const HISTORY = `<HISTORY><VMPS><VMP><IDCURRENT>${VMP}</IDCURRENT><IDPREVIOUS>${OLDER}</IDPREVIOUS><ENDDT>2009-01-01</ENDDT></VMP><VMP><IDCURRENT>${VMP}</IDCURRENT><IDPREVIOUS>${VMP}</IDPREVIOUS></VMP></VMPS></HISTORY>`;

/** Pieces of seven bytes, so that every word is cut somewhere. */
function file(name: string, text: string): DmdFile {
  const bytes = new TextEncoder().encode(text);
  return {
    name: `pack/${name}.xml`,
    bytes: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
    },
  };
}

async function imported(release: Record<string, string>, asked: string[] = []) {
  const files = Object.entries(release).map(([name, text]) => file(name, text));
  const { meta, pieces } = await importDmd(files, async () => [], parts, { with: asked });
  const index = new TerminologyIndex(memoryPages(Buffer.concat(pieces)));
  return { meta, index, terminology: new LocalTerminology([index], { keyOf: (system) => system }) };
}

describe('a release of dm+d', () => {
  it('gives each identifier its level, validity and what is above it', async () => {
    const { index, meta } = await imported(RELEASE);
    const facts = [VTM, VMP, AMP, VMPP, AMPP, ING, UNIT, GONE].map((code) => {
      const at = index.find(code);
      return [
        index.category(at),
        index.active(at),
        index
          .parents(at)
          .map((parent) => index.code(parent))
          .sort(),
      ];
    });
    expect(facts).toEqual([
      ['VTM', true, []],
      ['VMP', true, [VTM]],
      ['AMP', true, [VMP]],
      ['VMPP', true, [VMP]],
      ['AMPP', true, [AMP, VMPP].sort()],
      ['INGREDIENT', true, []],
      ['UNIT_OF_MEASURE', true, []],
      ['VMP', false, []],
    ]);
    expect(meta).toMatchObject({ system: 'dmd', version: '20260101' });
    expect(index.property('NON_AVAILCD', index.find(VMP))).toEqual(['0001']);
    expect(index.find('0001')).toBe(-1);
  });

  it('knows previous identifiers and what took their place, and the older ones from the history', async () => {
    const without = await imported(RELEASE);
    expect(without.terminology.lookup('dmd', OLD)).toMatchObject({
      active: false,
      category: 'VMP',
      replacement: [VMP],
    });
    expect(without.terminology.lookup('dmd', OLDER).answer).toBe('no');
    expect(without.meta.notes.join()).toContain('f_gtin, f_bnf, f_vtm_ing, f_history, so that packs');
    const whole = await imported({ ...RELEASE, ...BONUS, f_history1_0010126: HISTORY });
    expect(whole.terminology.lookup('dmd', OLDER)).toMatchObject({ active: false, replacement: [VMP] });
    expect(whole.terminology.lookup('dmd', VMP).active).toBe(true);
    expect(whole.meta.notes).toEqual([]);
  });

  it('knows packs by their trade item numbers, which stand below all that they are packs of', async () => {
    const { index, terminology } = await imported({ ...RELEASE, ...BONUS });
    expect(terminology.lookup('dmd', `gtin:${GTIN}`)).toMatchObject({ answer: 'yes', active: true, category: 'GTIN' });
    expect(terminology.lookup('dmd', `gtin:${ENDED}`)).toMatchObject({ answer: 'yes', active: false });
    expect(terminology.lookup('dmd', GTIN).answer).toBe('no');
    const above = (code: string) => terminology.subsumes('dmd', code, `gtin:${GTIN}`).answer;
    expect([AMPP, AMP, VMPP, VMP, VTM, ING].map(above)).toEqual(['yes', 'yes', 'yes', 'yes', 'yes', 'no']);
    expect(index.concepts).toBe(9 + 2);
  });

  it('knows ingredients, BNF and ATC codes', async () => {
    const { index } = await imported({ ...RELEASE, ...BONUS });
    const ingredients = (code: string) =>
      index.attributes(index.find(code)).map(({ type, target }) => [type, index.code(target!)]);
    expect([ingredients(VMP), ingredients(VTM), ingredients(AMP)]).toEqual([[['ISID', ING]], [['ISID', ING]], []]);
    expect(index.property('ATC', index.find(VMP))).toEqual(['C03EB01']);
    expect(index.property('BNF', index.find(VMP))).toEqual(['02020400']);
    expect(index.property('BNF', index.find(AMP))).toEqual([]);
  });

  it('keeps names where they are asked for', async () => {
    const { index } = await imported(RELEASE, ['terms']);
    expect(new TermTable(index).of(index.find(AMP))).toEqual([
      { kind: 'preferred', language: 'en', dialects: {}, text: 'Madeup (Maker)' },
      { kind: 'synonym', language: 'en', dialects: {}, text: 'Madeup' },
    ]);
    expect(index.meta.with).toEqual(['terms']);
  });

  it('leaves out what can be no identifier, and says so', async () => {
    const lookup = '<LOOKUP><FORM><INFO><CD>ABCDEFGH</CD><DESC>x</DESC></INFO></FORM></LOOKUP>';
    const { meta, index } = await imported({ ...RELEASE, f_lookup2_3010126: lookup });
    expect(index.find('ABCDEFGH')).toBe(-1);
    expect(meta.notes.join()).toContain('1 rows name what can be no identifier');
  });

  it('tells the name from an older one and from none', async () => {
    const { terminology } = await imported(RELEASE);
    const match = (code: string, text: string) => terminology.display('dmd', code, text).match;
    expect(match(VMP, 'Madeupamol 5mg & water')).toBe('preferred');
    expect(match(VMP, 'Madeupamol 5')).toBe('synonym');
    expect(match(VMP, 'Gone')).toBe('none');
    expect(match(AMP, 'Madeup (Maker)')).toBe('preferred');
    expect(match(AMP, 'Madeup')).toBe('synonym');
  });

  it('does not call a code unknown where a file is missing', async () => {
    const { f_amp2_3010126: _, ...rest } = RELEASE;
    const { terminology, meta } = await imported(rest);
    expect(terminology.lookup('dmd', AMP).answer).toBe('cannot-tell');
    expect(meta.notes.join()).toContain('missing: f_amp2');
  });

  it('keeps an identifier that fails its check digit, and says so', async () => {
    const wrong = VTM.slice(0, -1) + ((Number(VTM.at(-1)) + 1) % 10);
    const { index, meta } = await imported({
      ...RELEASE,
      f_vtm2_3010126: RELEASE['f_vtm2_3010126']!.replace(VTM, wrong),
    });
    expect(index.find(wrong)).toBeGreaterThanOrEqual(0);
    expect(meta.notes.join()).toContain('1 identifiers are no valid');
  });

  it.each([
    ['cut short', '<VIRTUAL_THERAPEUTIC_MOIETIES><VTM>', /f_vtm2_3010126.xml: its XML is damaged at line 1/],
    ['of another kind', '<LOOKUP/>', /does not begin with VIRTUAL_THERAPEUTIC_MOIETIES/],
    ['with a DOCTYPE', '<!DOCTYPE a><VIRTUAL_THERAPEUTIC_MOIETIES/>', /DOCTYPE/],
    ['empty', '', /damaged/],
    ['too deep', `<VIRTUAL_THERAPEUTIC_MOIETIES>${'<a>'.repeat(30)}`, /too deep/],
  ])('with a file that is %s is refused', async (_, text, message) => {
    await expect(imported({ ...RELEASE, f_vtm2_3010126: text })).rejects.toThrow(message);
  });

  it('of two dates is refused', async () => {
    await expect(imported({ ...RELEASE, f_vtm2_3080126: RELEASE['f_vtm2_3010126']! })).rejects.toThrow(
      'one release at a time',
    );
  });
});

it.each([
  ['f_vmp2_3260821.xml', { file: 'vmp', date: '20210826' }],
  ['f_history1_0260821.xml', { file: 'history', date: '20210826' }],
  ['f_gtin2_0260821.xml', { file: 'gtin', date: '20210826' }],
  ['f_vtm_ing1_0260821.xml', { file: 'vtm_ing', date: '20210826' }],
  ['f_price2_0260821.xml', undefined],
  ['vmp.xml', undefined],
])('the name %s', (name, expected) => expect(parseDmdName(name)).toEqual(expected));
