import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseEcl } from '../../../../src/terminology/ecl/parse.js';
import { printEcl } from '../../../../src/terminology/ecl/print.js';

const SHARED = new URL('../../../../../shared/terminology/', import.meta.url);
const EXAMPLES = new URL('ecl-official/examples/', SHARED);
const FILTERS = new URL('ukcore-valueset-filters.json', SHARED);

function examples(): [string, string][] {
  const files = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.txt'));
  return files.sort().map((name) => [name, readFileSync(new URL(name, EXAMPLES), 'utf8')]);
}

function constraints(): [string, string][] {
  const filters = JSON.parse(readFileSync(FILTERS, 'utf8')) as { file: string; property: string; value: string }[];
  const own = filters.filter(({ property }) => property === 'constraint');
  // The list holds the values as they stand in XML.
  return own.map(({ file, value }) => [file, value.replaceAll('&lt;', '<').replaceAll('&gt;', '>')]);
}

/** Printing loses nothing: what is read again is printed the same. */
function roundTrip(text: string): void {
  const printed = printEcl(parseEcl(text));
  expect(printEcl(parseEcl(printed))).toBe(printed);
}

describe.skipIf(!existsSync(EXAMPLES))('the official examples of ECL (skipped without ../shared)', () => {
  it('are all read', () => {
    const all = examples();
    expect(all).toHaveLength(121);
    for (const [name, text] of all) expect(() => roundTrip(text), name).not.toThrow();
  });
});

describe.skipIf(!existsSync(FILTERS))('the constraints of UK Core (skipped without ../shared)', () => {
  it('are all read', () => {
    const all = constraints();
    expect(all).toHaveLength(84);
    for (const [name, text] of all) expect(() => roundTrip(text), name).not.toThrow();
  });
});
