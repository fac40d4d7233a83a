// node tests/bench/generate-dmd.mjs FOLDER [share]: a made-up release of dm+d of the size of a real one, or a share of it. Figures
// of the release: 2,900 VTM, 25,000 VMP, 165,000 AMP, 40,000 VMPP, 205,000 AMPP, 4,800 ingredients, 120,000 trade item numbers.
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { sctid, seeded } from './random.mjs';

const [folder, shareText = '1'] = process.argv.slice(2);
const random = seeded(20260826);
const scaled = (count) => Math.max(2, Math.round(count * Number(shareText)));
const upTo = (count) => Math.floor(random() * count);
const one = (list) => list[upTo(list.length)];
let item = 100;
const ids = (count) => Array.from({ length: scaled(count) }, () => sctid(item++, '100000110'));
const VOWELS = ['a', 'e', 'i', 'o', 'u'];
const CONSONANTS = [...'bcdfglmnprstvz'];
const word = () => Array.from({ length: 3 + upTo(3) }, () => one(CONSONANTS) + one(VOWELS)).join('');

mkdirSync(folder, { recursive: true });
function file(name, root, lists) {
  const out = openSync(join(folder, `${name}260826.xml`), 'w');
  writeSync(out, `<?xml version="1.0" encoding="utf-8" ?>\n<${root}>\n`);
  for (const [list, element, rows] of lists) {
    if (list) writeSync(out, `<${list}>\n`);
    let lines = [];
    for (const fields of rows) {
      lines.push(`<${element}>${fields}</${element}>\n`);
      if (lines.length < 5000) continue;
      writeSync(out, lines.join(''));
      lines = [];
    }
    writeSync(out, `${lines.join('')}${list ? `</${list}>\n` : ''}`);
  }
  writeSync(out, `</${root}>\n`);
  closeSync(out);
}
const tag = (name, text) => `<${name}>${text}</${name}>`;
const invalid = () => (random() < 0.08 ? tag('INVALID', 1) : '');
function* rowsOf(list, fields) {
  for (const [at, id] of list.entries()) yield fields(id, at);
}

const ingredients = ids(4800);
const units = ids(150);
const suppliers = ids(1800);
const forms = ids(200);
const routes = ids(80);
const vtms = ids(2900);
const vmps = ids(25_000);
const amps = ids(165_000);
const vmpps = ids(40_000);
const ampps = ids(205_000);

file('f_ingredient2_3', 'INGREDIENT_SUBSTANCES', [
  [undefined, 'ING', rowsOf(ingredients, (id) => tag('ISID', id) + invalid() + tag('NM', word()))],
]);
const info = (list) => rowsOf(list, (id) => tag('CD', id) + tag('DESC', `${word()} ${word()}`));
file('f_lookup2_3', 'LOOKUP', [
  ['UNIT_OF_MEASURE', 'INFO', info(units)],
  ['FORM', 'INFO', info(forms)],
  ['ROUTE', 'INFO', info(routes)],
  ['SUPPLIER', 'INFO', info(suppliers)],
]);
file('f_vtm2_3', 'VIRTUAL_THERAPEUTIC_MOIETIES', [
  [undefined, 'VTM', rowsOf(vtms, (id) => tag('VTMID', id) + invalid() + tag('NM', word()))],
]);
const names = vmps.map(() => `${word()} ${upTo(500)}mg/${upTo(20)}ml ${one(['oral solution', 'tablets', 'cream'])}`);
file('f_vmp2_3', 'VIRTUAL_MED_PRODUCTS', [
  [
    'VMPS',
    'VMP',
    rowsOf(
      vmps,
      (id, at) =>
        `${tag('VPID', id)}<VPIDDT>2010-01-01</VPIDDT>${tag('VTMID', one(vtms))}${invalid()}${tag('NM', names[at])}<BASISCD>0001</BASISCD>${tag('NMPREV', `${names[at]} old`)}${tag('PRES_STATCD', one(['0001', '0001', '0001', '0004', '0005', '0009']))}${tag('UNIT_DOSE_UOMCD', one(units))}`,
    ),
  ],
  ['VIRTUAL_PRODUCT_INGREDIENT', 'VPI', rowsOf(vmps, (id) => tag('VPID', id) + tag('ISID', one(ingredients)))],
  ['DRUG_FORM', 'DFORM', rowsOf(vmps, (id) => tag('VPID', id) + tag('FORMCD', one(forms)))],
  ['DRUG_ROUTE', 'DROUTE', rowsOf(vmps, (id) => tag('VPID', id) + tag('ROUTECD', one(routes)))],
]);
const vmpOf = amps.map(() => upTo(vmps.length));
const ampNames = amps.map((_, at) => `${word()} ${names[vmpOf[at]]}`);
file('f_amp2_3', 'ACTUAL_MEDICINAL_PRODUCTS', [
  [
    'AMPS',
    'AMP',
    rowsOf(
      amps,
      (id, at) =>
        `${tag('APID', id)}${invalid()}${tag('VPID', vmps[vmpOf[at]])}${tag('NM', ampNames[at])}${tag('DESC', `${ampNames[at]} (${word()} ${word()} Ltd)`)}${tag('SUPPCD', one(suppliers))}<LIC_AUTHCD>0001</LIC_AUTHCD>${tag('AVAIL_RESTRICTCD', one(['0001', '0006', '0009']))}`,
    ),
  ],
  ['AP_INGREDIENT', 'AP_ING', rowsOf(amps, (id) => tag('APID', id) + tag('ISID', one(ingredients)))],
]);
file('f_vmpp2_3', 'VIRTUAL_MED_PRODUCT_PACK', [
  [
    'VMPPS',
    'VMPP',
    rowsOf(vmpps, (id) => {
      const at = upTo(vmps.length);
      return `${tag('VPPID', id)}${invalid()}${tag('NM', `${names[at]} ${upTo(100)} tablet`)}${tag('VPID', vmps[at])}`;
    }),
  ],
]);
file('f_ampp2_3', 'ACTUAL_MEDICINAL_PROD_PACKS', [
  [
    'AMPPS',
    'AMPP',
    rowsOf(ampps, (id) => {
      const at = upTo(amps.length);
      return `${tag('APPID', id)}${invalid()}${tag('NM', `${ampNames[at]} (${word()} Ltd) ${upTo(100)} tablet 2 x 14 tablets`)}${tag('VPPID', one(vmpps))}${tag('APID', amps[at])}${tag('DISCCD', '0000')}`;
    }),
  ],
]);
const gtin = () => {
  const digits = `${5_000_000 + upTo(999_999)}${String(upTo(100_000)).padStart(5, '0')}`;
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at % 2 ? 3 : 1), 0);
  return digits + ((10 - (sum % 10)) % 10);
};
file('f_gtin2_0', 'GTIN_DETAILS', [
  [
    'AMPPS',
    'AMPP',
    rowsOf(
      ampps.slice(0, scaled(120_000)),
      (id) => `${tag('AMPPID', id)}<GTINDATA>${tag('GTIN', gtin())}<STARTDT>2019-03-13</STARTDT></GTINDATA>`,
    ),
  ],
]);
