// node tests/bench/generate-release.mjs FOLDER [share]: a made-up SNOMED CT release of the size of the UK Monolith, or a share
// of it, in RF2 Snapshot form. Figures of the release: 1.07 M concepts, 3.05 M descriptions, 8 M relationships, 541 reference
// sets with 13.3 M members. Nothing in it is SNOMED CT but the identifiers of its metadata.
import { closeSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sctid, seeded } from './random.mjs';

const [folder, shareText = '1'] = process.argv.slice(2);
const share = Number(shareText);
const random = seeded(20260415);
const DATE = '20260415';
const INT = '900000000000207008';
const MODULES = { '00': INT, 100000010: '999000011000000103', 100000110: '999000011000001104' };
const codesFile = (name) =>
  JSON.parse(
    readFileSync(fileURLToPath(new URL(`../../standards/snomed-ct/codes/${name}.json`, import.meta.url)), 'utf8'),
  );
const scaled = (count) => Math.round(count * share);
const upTo = (count) => Math.floor(random() * count);
const date = () => `20${10 + upTo(16)}0${1 + upTo(9)}01`;
const hex = (width) =>
  Math.floor(random() * 16 ** width)
    .toString(16)
    .padStart(width, '0');
const uuid = () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;

/** Writes lines in large pieces. */
function table(kind, name, columns) {
  const path = join(folder, 'SnomedCT_MonolithRF2_PRODUCTION_20260415T120000Z', 'Snapshot', kind);
  mkdirSync(path, { recursive: true });
  const file = openSync(join(path, `${name}_GB1000000_${DATE}.txt`), 'w');
  let lines = [`${columns.join('\t')}\r\n`];
  const flush = () => {
    writeSync(file, lines.join(''));
    lines = [];
  };
  return {
    row(...values) {
      if (lines.push(`${values.join('\t')}\r\n`) > 20_000) flush();
    },
    end() {
      flush();
      closeSync(file);
    },
  };
}
const BASE = ['id', 'effectiveTime', 'active', 'moduleId'];
const REFSET = [...BASE, 'refsetId', 'referencedComponentId'];

// Concepts: ids of the international part lie apart, those of the UK follow each other.
const groups = [
  ['00', scaled(510_000), 350],
  ['100000010', scaled(110_000), 12],
  ['100000110', scaled(450_000), 12],
];
const concepts = [];
for (const [group, count, gap] of groups) {
  let item = group === '00' ? 1000 : 1;
  for (let at = 0; at < count; at += 1) {
    item += 1 + upTo(gap);
    concepts.push({ id: sctid(item, group), module: MODULES[group], active: random() < 0.7 });
  }
}
concepts[0] = { id: '138875005', module: INT, active: true };
const conceptTable = table('Terminology', 'sct2_Concept_Snapshot', [...BASE, 'definitionStatusId']);
for (const { id, module, active } of concepts)
  conceptTable.row(id, date(), active ? 1 : 0, module, random() < 0.3 ? '900000000000073002' : '900000000000074008');
conceptTable.end();

// Descriptions: a fully specified name, mostly the same text as the preferred term, and others.
const TAGS = [
  'disorder',
  'finding',
  'procedure',
  'product',
  'substance',
  'organism',
  'body structure',
  'qualifier value',
];
const BITS = [
  'card',
  'neph',
  'itis',
  'osis',
  'ectomy',
  'derm',
  'ous',
  'al',
  'pulm',
  'onary',
  'hepat',
  'gastr',
  'o',
  'ic',
  'mg',
  'tablet',
];
const word = () => Array.from({ length: 1 + upTo(3) }, () => BITS[upTo(BITS.length)]).join('');
const phrase = () => {
  const words = Array.from({ length: 2 + upTo(4) }, word);
  if (random() < 0.01) words.push('Ménière');
  const text = words.join(' ');
  return text[0].toUpperCase() + text.slice(1);
};
const texts = table('Terminology', 'sct2_Description_Snapshot-en', [
  ...BASE,
  'conceptId',
  'languageCode',
  'typeId',
  'term',
  'caseSignificanceId',
]);
const languages = table('Refset/Language', 'der2_cRefset_LanguageSnapshot-en', [...REFSET, 'acceptabilityId']);
const PREFERRED = '900000000000548007';
const ACCEPTABLE = '900000000000549004';
let descriptionItem = 0;
let languageRows = 0;
function describe(concept, text, type, active, preferred) {
  descriptionItem += 1 + upTo(3);
  const group = concept.module === INT ? '01' : concept.module === '999000011000000103' ? '100000011' : '100000111';
  const id = sctid(descriptionItem + 100, group);
  texts.row(id, date(), active ? 1 : 0, concept.module, concept.id, 'en', type, text, '900000000000448009');
  for (const set of ['999001261000000100', '900000000000508004']) {
    if (!active && random() < 0.5) continue;
    const word = preferred && (set.startsWith('9990') || random() < 0.9) ? PREFERRED : ACCEPTABLE;
    languages.row(uuid(), date(), active ? 1 : 0, concept.module, set, id, word);
    languageRows += 1;
  }
}
concepts.forEach((concept, at) => {
  const text = phrase();
  const tag = TAGS[Math.floor((at / concepts.length) * TAGS.length)];
  describe(concept, `${text} (${tag})`, '900000000000003001', true, true);
  describe(concept, random() < 0.85 ? text : phrase(), '900000000000013009', true, true);
  while (random() < 0.46) describe(concept, phrase(), '900000000000013009', random() < 0.6, false);
});
texts.end();
languages.end();

// Relationships: 1.5 parents for each active concept, about 35 ancestors, attributes, and what was once so.
const relations = table('Terminology', 'sct2_Relationship_Snapshot', [
  ...BASE,
  'sourceId',
  'destinationId',
  'relationshipGroup',
  'typeId',
  'characteristicTypeId',
  'modifierId',
]);
const ATTRIBUTES = ['363698007', '116676008', '246075003', '260686004', '127489000', '411116001'];
let relationItem = 100;
function relate(source, target, type, group, active) {
  relationItem += 1;
  const id = sctid(relationItem, source.module === INT ? '02' : '100000012');
  relations.row(
    id,
    date(),
    active ? 1 : 0,
    source.module,
    source.id,
    target.id,
    group,
    type,
    '900000000000011006',
    '900000000000451002',
  );
}
const parentOf = (at) => concepts[Math.floor(at / (1.4 + random() * 5))];
concepts.forEach((concept, at) => {
  if (at === 0) return;
  if (concept.active) {
    relate(concept, parentOf(at), '116680003', 0, true);
    while (random() < 0.34) relate(concept, parentOf(at), '116680003', 0, true);
  }
  for (let many = upTo(4); many > 0; many -= 1) relate(concept, parentOf(at), '116680003', 0, false);
  for (let many = upTo(10); many > 0; many -= 1)
    relate(concept, concepts[upTo(concepts.length)], ATTRIBUTES[upTo(6)], upTo(4), concept.active && random() < 0.7);
});
relations.end();

// What stands in the place of inactive concepts, and why they are.
const associations = table('Refset/Content', 'der2_cRefset_AssociationSnapshot', [...REFSET, 'targetComponentId']);
const values = table('Refset/Content', 'der2_cRefset_AttributeValueSnapshot', [...REFSET, 'valueId']);
const kinds = codesFile('associations');
let others = 0;
for (const concept of concepts.filter(({ active }) => !active)) {
  values.row(uuid(), date(), 1, concept.module, '900000000000489007', concept.id, '900000000000482003');
  others += 1;
  if (random() < 0.6) {
    const { id } = kinds[random() < 0.6 ? upTo(2) : upTo(kinds.length)];
    associations.row(uuid(), date(), 1, concept.module, id, concept.id, concepts[upTo(concepts.length)].id);
    others += 1;
  }
}
associations.end();
values.end();

// Simple reference sets: those of UK Core's value sets, and others; then maps.
const simple = table('Refset/Content', 'der2_Refset_SimpleSnapshot', REFSET);
const wanted = codesFile('refsets').map(({ id }) => id);
const sets = [...wanted, ...Array.from({ length: 530 - wanted.length }, (_, at) => sctid(90_000 + at, '100000010'))];
sets.forEach((set, place) => {
  const size = place < wanted.length ? scaled(place < 8 ? 60_000 : 3_000) : scaled(5_500);
  const step = concepts.length / size;
  for (let at = random() * step; at < concepts.length; at += random() * 2 * step) {
    simple.row(uuid(), date(), random() < 0.9 ? 1 : 0, INT, set, concepts[Math.floor(at)].id);
    others += 1;
  }
});
simple.end();
const maps = table('Refset/Map', 'der2_iisssccRefset_ExtendedMapSnapshot', [
  ...REFSET,
  'mapGroup',
  'mapPriority',
  'mapRule',
  'mapAdvice',
  'mapTarget',
  'correlationId',
  'mapCategoryId',
]);
for (let left = scaled(13_300_000) - languageRows - others; left > 0; left -= 1) {
  const target = `${'ABCDEFGH'[upTo(8)]}${10 + upTo(90)}.${upTo(10)}`;
  const set = left % 2 ? '999002271000000101' : '1126441000000105';
  maps.row(
    uuid(),
    date(),
    1,
    INT,
    set,
    concepts[upTo(concepts.length)].id,
    1,
    1,
    'TRUE',
    `ALWAYS ${target}`,
    target,
    '447561005',
    '447637006',
  );
}
maps.end();
const modules = table('Refset/Metadata', 'der2_ssRefset_ModuleDependencySnapshot', [
  ...REFSET,
  'sourceEffectiveTime',
  'targetEffectiveTime',
]);
for (const module of Object.values(MODULES))
  modules.row(uuid(), DATE, 1, module, '900000000000534007', '900000000000012004', DATE, DATE);
modules.end();
console.log(`${concepts.length} concepts, ${languageRows} language rows, ${others} other members`);
