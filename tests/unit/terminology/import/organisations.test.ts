import { describe, expect, it } from 'vitest';
import { importOrganisations, isOrganisations } from '../../../../src/terminology/import/ods/import.js';
import { fileOf, headOf, OPTIONS, opened } from './memory-files.js';

const org = (code: string, inner: string, attributes = '') =>
  `<Organisation orgRecordClass="RC1"${attributes}><Name>Name of ${code}</Name><OrgId root="1" extension="${code}"/>${inner}</Organisation>`;
const date = (start: string, end = '') =>
  `<Date><Type value="Operational"/><Start value="${start}"/>${end && `<End value="${end}"/>`}</Date>`;
const xml = (organisations: string[], count = organisations.length, published = '2026-08-27') =>
  `<?xml version="1.0"?><un:OrgRefData xmlns:un="http://refdata.hscic.gov.uk/org/v2-0-0"><Manifest><PublicationDate value="${published}"/><RecordCount value="${count}"/></Manifest><Organisations>${organisations.join('')}</Organisations></un:OrgRefData>`;

const FULL = xml([
  org(
    'RZZ',
    `${date('2001-04-01')}<Status value="Active"/><Roles><Role id="RO197" primaryRole="true">${date('2010-01-01', '2011-01-01')}<Status value="Inactive"/></Role></Roles>`,
  ),
  org('Y99', '<Roles><Role id="RO210" primaryRole="true"><Status value="Active"/></Role></Roles>'),
  org('5ZZ', '<Status value="Inactive"/>', ' refOnly="true"'),
]);
const succession = (type: string, code: string) =>
  `<Succ uniqueSuccId="1"><Date><Type value="Legal"/><Start value="2013-04-01"/></Date><Type>${type}</Type><Target><OrgId extension="${code}"/></Target></Succ>`;
const ARCHIVE = xml([
  org(
    '5ZZ',
    `${date('2001-04-01', '2013-03-31')}<Status value="Inactive"/><Succs>${succession('Predecessor', 'Y99')}${succession('Successor', 'RZZ')}</Succs>`,
  ),
]);

const made = (...files: string[]) =>
  importOrganisations(
    files.map((text, at) => fileOf(`${at}.xml`, text)),
    OPTIONS,
  );

describe('the ODS reference data', () => {
  it('is told by its content', () => {
    expect(isOrganisations(headOf('<?xml version="1.0"?><a/>'))).toBe(false);
    expect(isOrganisations(headOf(FULL))).toBe(true);
  });

  it('has organisations with days, status and successors, and no stubs', async () => {
    const index = opened(await made(FULL, ARCHIVE));
    const at = (code: string) => index.find(code);
    expect(index.concepts).toBe(3);
    expect(['RZZ', 'Y99', '5ZZ'].map((code) => index.active(at(code)))).toEqual([true, true, false]);
    expect(index.property('opened', at('RZZ'))).toEqual(['2001-04-01']);
    expect(index.property('closed', at('RZZ'))).toEqual([]);
    expect(index.property('closed', at('5ZZ'))).toEqual(['2013-03-31']);
    expect(index.successors(at('5ZZ')).map(({ ordinal }) => index.code(ordinal))).toEqual(['RZZ']);
    expect(index.meta).toMatchObject({ version: '2026-08-27', counts: { codes: 3 } });
    expect(index.meta.partial).toBeUndefined();
  });

  it('without its archive is not all there is', async () => {
    expect((await made(FULL)).meta).toMatchObject({ partial: true, notes: [expect.stringContaining('archive')] });
  });

  it.each<[string, string[], RegExp]>([
    ['is cut short', [FULL.slice(0, 400)], /its XML is damaged at line/],
    ['has not what it says', [xml([org('A', '')], 2)], /says that it has 2 organisations, and has 1/],
    ['is of two days', [FULL, xml([org('A', '')], 1, '2026-07-31')], /2026-07-31, 2026-08-27/],
    ['holds none', [xml([])], /holds no organisation/],
  ])('that %s is refused', async (_, files, message) => {
    await expect(made(...files)).rejects.toThrow(message);
  });
});
