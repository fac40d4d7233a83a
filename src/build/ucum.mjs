/**
 * Writes standards/definitions/ucum.json: prefixes and units of UCUM, codes and definitions only.
 * The source is the table that @lhncbc/ucum-lhc carries (it comes with fhirpath); run again when that has a new edition.
 * Usage: node src/build/ucum.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const NOTICE =
  'The UCUM table and UCUM codes are copyright 1999-2024, Regenstrief Institute, Inc. and the UCUM Organization. ' +
  'All rights reserved. They are used here under the UCUM licence, a copy of which is at https://ucum.org/license; ' +
  'the complete table and specification are at https://ucum.org. Provided as is, without warranties.';

const source = createRequire(import.meta.url).resolve('@lhncbc/ucum-lhc/data/ucumDefs.min.json');
const { prefixes, units } = JSON.parse(readFileSync(source, 'utf8'));

/** Rows are arrays; the names of their columns come first. */
function rows({ config, data }) {
  const names = config.map((name) => (Array.isArray(name) ? name[0] : name));
  return data.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i]])));
}

/** Where edition 2.2 of UCUM (2024) is ahead of that table: the SI of 2019, leading slashes, and turbidity. */
const EDITION_2_2 = {
  mol: 'm 6.02214076 10*23',
  u: 'm 1.66053906660e-24 g',
  '[h]': 'm 6.62607015e-34 J.s',
  '[k]': 'm 1.380649e-23 J/K',
  '[mu_0]': 'm 1 4.[pi].10*-7.N/A2',
  '[e]': 'm 1.602176634e-19 C',
  '[m_e]': 'm 9.1093837139e-31 kg',
  '[m_p]': 'm 1.67262192595e-27 kg',
  '[G]': 'm 6.67430e-11 m3.kg-1.s-2',
  Oe: 'm 250 /[pi].A/m',
  '[diop]': '- 1 /m',
  '[mesh_i]': '- 1 /[in_i]',
  '[S]': '- 1 10*-13.s',
  Bd: 'm 1 /s',
  '[NTU]': '- 1 1',
  '[FNU]': '- 1 1',
};
/** In that table, and not in UCUM. */
const FOREIGN = new Set(['Torr']);

const byCode = (a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0);

function unitLine(unit) {
  const flags = `${unit.isMetric_ ? 'm' : ''}${unit.isSpecial_ ? 's' : ''}${unit.isArbitrary_ ? 'a' : ''}`;
  if (unit.isBase_) return [unit.csCode_, 'b'];
  const special = unit.isSpecial_ && unit.cnv_ ? ` ${unit.cnv_} ${unit.cnvPfx_}` : '';
  return [
    unit.csCode_,
    `${flags || '-'} ${unit.baseFactorStr_ ?? unit.baseFactor_ ?? unit.magnitude_} ${unit.csUnitString_ ?? '1'}${special}`,
  ];
}

// The table also lists common compounds (mg/dL); the grammar makes those by itself.
const atoms = rows(units).filter(
  (unit) => unit.source_ === 'UCUM' && !FOREIGN.has(unit.csCode_) && (unit.isBase_ || unit.class_),
);
const table = {
  notice: NOTICE,
  prefixes: Object.fromEntries(
    rows(prefixes)
      .map((one) => [one.code_, one.value_])
      .sort(byCode),
  ),
  units: Object.fromEntries(
    Object.entries({ ...Object.fromEntries(atoms.map(unitLine)), ...EDITION_2_2 }).sort(byCode),
  ),
};
const lines = JSON.stringify(table, null, 1).replace(/\n {2}/g, '\n ');
writeFileSync(new URL('../../standards/definitions/ucum.json', import.meta.url), `${lines}\n`);
console.log(`${Object.keys(table.units).length} units, ${Object.keys(table.prefixes).length} prefixes`);
