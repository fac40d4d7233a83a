import { describe, expect, it } from 'vitest';
import type { NamedSystem } from '../../../src/catalogue/types.js';
import type { CanonicalFile } from '../../../src/checks/canonical-list.js';
import { CanonicalList } from '../../../src/checks/canonical-list.js';
import { loadCatalogue } from '../../../src/index.js';

const { codes } = loadCatalogue();
const table = codes['identifiers/naming'] as NamedSystem[];
const list = new CanonicalList(codes['identifiers/canonical'] as CanonicalFile);

/** What more than one row claims, by what each row claims. */
function claimedTwice(claims: (row: NamedSystem) => string[]): string[] {
  const owners = new Map<string, Set<string>>();
  for (const row of table)
    for (const claim of claims(row)) owners.set(claim, (owners.get(claim) ?? new Set()).add(row.key));
  return [...owners].filter(([, keys]) => keys.size > 1).map(([claim, keys]) => `${claim}: ${[...keys].join(', ')}`);
}

describe('the naming table', () => {
  it.each([
    ['URI', (row: NamedSystem) => [...Object.values(row.canonical), ...row.accepted].map((uri) => uri.toLowerCase())],
    ['object identifier', (row: NamedSystem) => row.oids],
    ['HL7 v2 name', (row: NamedSystem) => row.hl7v2.map((name) => `${row.kind} ${name}`)],
    ['EDIFACT qualifier', (row: NamedSystem) => row.edifact],
  ])('gives each %s to one row', (_what, claims) => {
    expect(claimedTwice(claims)).toEqual([]);
  });

  it('writes each object identifier in a canonical URI among those of the row', () => {
    for (const { key, canonical, oids } of table)
      for (const uri of Object.values(canonical))
        if (uri.startsWith('urn:oid:')) expect(oids, key).toContain(uri.slice('urn:oid:'.length));
  });

  it('names verification by object identifiers that the row has', () => {
    for (const { key, oids, verification } of table)
      expect(oids, key).toEqual(expect.arrayContaining(Object.keys(verification ?? {})));
  });

  it('has no canonical URI that the list takes for a misspelling', () => {
    const wrong = table.flatMap(({ canonical }) =>
      Object.values(canonical).filter((uri) => list.meant(uri) !== undefined),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the list of canonical URIs', () => {
  it('takes none of its own for a misspelling of another', () => {
    const { bases } = codes['identifiers/canonical'] as CanonicalFile;
    const own = Object.entries(bases).flatMap(([base, ends]) => ends.map((end) => base + end));
    expect(own.filter((uri) => list.meant(uri) !== undefined)).toEqual([]);
    expect(own.filter((uri) => /\s/.test(uri))).toEqual([]);
  });
});
