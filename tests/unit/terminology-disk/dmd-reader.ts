/** A plain reader of dm+d's files, made apart from the importer, to hold it against: regular expressions over whole texts. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface PlainId {
  level: string;
  valid: boolean;
  parents: string[];
  names: string[];
}

export interface PlainRelease {
  ids: Map<string, PlainId>;
  /** A previous id and the ones in its place */
  previous: Map<string, Set<string>>;
  /** A trade item number of 14 digits, and the packs that it is of */
  gtins: Map<string, Set<string>>;
  /** A product, and its ingredients */
  ingredients: Map<string, Set<string>>;
  /** A product, and its status for prescribing and ATC code */
  statuses: Map<string, string>;
  atc: Map<string, string>;
}

export const shared = fileURLToPath(new URL('../../../../shared/', import.meta.url));
export const RELEASES: [string, string][] = [
  ['of 2019', join(shared, 'terminology/dmd-openprescribing/openprescribing/dmd/tests/data/dmd/1')],
  ['of 2021', join(shared, 'terminology/dmd-wardle/test/resources/dmd-2021-08-26')],
];
export const absent = RELEASES.some(([, folder]) => !existsSync(folder));

const KINDS: [file: string, row: string, id: string, level: string, parents: string[]][] = [
  ['f_vtm2', 'VTM', 'VTMID', 'VTM', []],
  ['f_vmp2', 'VMP', 'VPID', 'VMP', ['VTMID']],
  ['f_amp2', 'AMP', 'APID', 'AMP', ['VPID']],
  ['f_vmpp2', 'VMPP', 'VPPID', 'VMPP', ['VPID']],
  ['f_ampp2', 'AMPP', 'APPID', 'AMPP', ['APID', 'VPPID']],
  ['f_ingredient2', 'ING', 'ISID', 'INGREDIENT', []],
];
const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };

const rowsOf = (text: string, row: string) =>
  [...text.matchAll(new RegExp(`<${row}>(.*?)</${row}>`, 'gs'))].map(([, inner]) => inner!);

function fieldOf(row: string, name: string): string | undefined {
  const value = new RegExp(`<${name}>([^<]*)</${name}>`).exec(row)?.[1]?.trim();
  return value?.replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity);
}

export function readPlainly(folder: string): PlainRelease {
  const release: PlainRelease = {
    ids: new Map(),
    previous: new Map(),
    gtins: new Map(),
    ingredients: new Map(),
    statuses: new Map(),
    atc: new Map(),
  };
  const put = (map: Map<string, Set<string>>, key: string, value: string) =>
    map.set(key, (map.get(key) ?? new Set()).add(value));
  const replace = (old: string | undefined, id: string) => {
    if (old === undefined || old.length < 6 || old === id) return;
    release.previous.set(old, (release.previous.get(old) ?? new Set()).add(id));
  };
  const list = (row: string, id: string | undefined, level: string, parents: string[]) => {
    if (id === undefined || id.length < 6) return;
    const before = release.ids.get(id);
    release.ids.set(id, {
      level: before?.level ?? level,
      valid: fieldOf(row, 'INVALID') !== '1' || before?.valid === true,
      parents: [...(before?.parents ?? []), ...parents.flatMap((name) => fieldOf(row, name) ?? [])],
      names: ['NM', 'DESC'].flatMap((name) => fieldOf(row, name) ?? []),
    });
  };
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((one) => one.endsWith('.xml'))) {
    const text = readFileSync(join(folder, path), 'utf8').replace(/<!--[\s\S]*?-->/g, '');
    const name = basename(path);
    for (const [file, element, idName, level, parents] of KINDS) {
      if (!name.startsWith(file)) continue;
      for (const row of rowsOf(text, element)) {
        const id = fieldOf(row, idName);
        list(row, id, level, parents);
        if (id) replace(fieldOf(row, `${idName}PREV`), id);
      }
    }
    if (name.startsWith('f_lookup2'))
      for (const [, level, table] of text.matchAll(/<([A-Z_]{2,})>\s*((?:<INFO>[\s\S]*?<\/INFO>\s*)+)<\/\1>/g))
        for (const row of rowsOf(table!, 'INFO')) {
          const id = fieldOf(row, 'CD');
          list(row, id, level!, []);
          if (id && id.length >= 6) replace(fieldOf(row, 'CDPREV'), id);
        }
    for (const [, product, substance] of text.matchAll(
      /<(?:VPID|APID|VTMID)>(\d+)<\/(?:VPID|APID|VTMID)>\s*<ISID>(\d+)</g,
    ))
      put(release.ingredients, product!, substance!);
    for (const row of name.startsWith('f_vmp2') ? rowsOf(text, 'VMP') : [])
      release.statuses.set(fieldOf(row, 'VPID')!, fieldOf(row, 'PRES_STATCD')!);
    for (const row of name.startsWith('f_bnf1') ? rowsOf(text, 'VMP') : [])
      release.atc.set(fieldOf(row, 'VPID')!, fieldOf(row, 'ATC')!);
    for (const row of name.startsWith('f_gtin2') ? rowsOf(text, 'AMPP') : [])
      for (const [, gtin] of row.matchAll(/<GTIN>(\d+)</g))
        put(release.gtins, gtin!.padStart(14, '0'), fieldOf(row, 'AMPPID')!);
    if (name.startsWith('f_history1'))
      for (const [, id, old] of text.matchAll(/<IDCURRENT>(\d+)<\/IDCURRENT>\s*<IDPREVIOUS>(\d+)</g)) replace(old, id!);
  }
  return release;
}
