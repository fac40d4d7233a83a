/** The kinds of release that can be imported. A new one is one more entry here. */

import type { NamedSystem } from '../catalogue/types.js';
import { createNaming } from '../record/naming.js';
import { importClaml, isClaml } from '../terminology/import/claml/import.js';
import type { DmdPart } from '../terminology/import/dmd/facts.js';
import { parseDmdName } from '../terminology/import/dmd/file-name.js';
import { importDmd } from '../terminology/import/dmd/import.js';
import { importFhir } from '../terminology/import/fhir/import.js';
import { isTerminologyResource } from '../terminology/import/fhir/resource.js';
import type { MadeIndex } from '../terminology/import/made-index.js';
import { importOrganisations, isOrganisations } from '../terminology/import/ods/import.js';
import { parseRf2Name } from '../terminology/import/rf2/file-name.js';
import { importRf2 } from '../terminology/import/rf2/import.js';
import type { SourceOptions } from '../terminology/import/source-options.js';
import { layoutOf } from '../terminology/import/table/detect.js';
import { importTables } from '../terminology/import/table/import.js';
import type { TableLayout } from '../terminology/import/table/layout.js';
import type { IndexMeta } from '../terminology/index-format.js';
import { type DiskFile, headOf } from './release-files.js';

export interface ImportContext {
  /** standards/<id>/codes/<name>.json by `<id>/<name>` */
  codes: <T>(name: string) => T;
  /** Parts beyond the base: refsets, relationships, terms */
  with: readonly string[];
  /** Name, size and hash of what the user named; reads it all, so it is asked for once */
  sources: () => Promise<IndexMeta['sources']>;
  /** The user says that what is imported is all of its system */
  complete?: boolean;
  progress?: (done: number, of: number) => void;
}

export interface Importer {
  /** As messages name it */
  name: string;
  /** @param head the first bytes of the file: what a file is, it says itself where it can */
  recognises(file: DiskFile, head: Uint8Array, codes: ImportContext['codes']): boolean;
  /** Makes one index for each system and edition that is in the files it recognised. */
  run(files: DiskFile[], context: ImportContext): Promise<MadeIndex[]>;
}

const rf2: Importer = {
  name: 'SNOMED CT in RF2 (zip or folder, Snapshot or Full)',
  recognises: ({ name }) => parseRf2Name(lastPart(name)) !== undefined,
  run: async (files, { codes, sources, ...options }) => [
    await importRf2(
      files,
      sources,
      {
        languages: codes('snomed-ct/language-refsets'),
        associations: codes('snomed-ct/associations'),
        refsets: codes('snomed-ct/refsets'),
        editions: codes('snomed-ct/editions'),
      },
      options,
    ),
  ],
};

const dmd: Importer = {
  name: 'dm+d as TRUD gives it (XML in a zip or folder)',
  recognises: ({ name }) => parseDmdName(lastPart(name)) !== undefined,
  run: async (files, { codes, sources, with: parts, progress }) => [
    await importDmd(files, sources, codes<DmdPart[]>('dmd/release-files'), { with: parts, progress }),
  ],
};

const organisations: Importer = {
  name: 'ODS organisation reference data (XML from TRUD)',
  recognises: (_file, head) => isOrganisations(head),
  run: async (files, context) => [await importOrganisations(files, context)],
};

const claml: Importer = {
  name: 'ICD-10 in ClaML (WHO)',
  recognises: (_file, head) => isClaml(head),
  run: async (files, context) => [await importClaml(files, withNames(context))],
};

const fhir: Importer = {
  name: 'FHIR CodeSystem, ValueSet and ConceptMap (JSON or XML)',
  recognises: (_file, head) => isTerminologyResource(head),
  run: (files, context) => importFhir(files, withNames(context)),
};

const tables: Importer = {
  name: 'tables of codes: ICD-10, ICD-11, OPCS-4, LOINC, ODS, maps of Read codes, or CSV with the header system,code,…',
  recognises: (_file, head, codes) => layoutOf(head, layouts(codes)) !== undefined,
  run: async (files, context) => {
    const known = layouts(context.codes);
    const found = await Promise.all(
      files.map(async (file) => ({ file, layout: layoutOf(await headOf(file), known)! })),
    );
    return importTables(found, withNames(context));
  },
};

/** An index is kept under the key of its system where the URL is the right one for it in any of these. */
const GENERATIONS = ['fhir-r4', 'fhir-stu3', 'fhir-dstu2', 'cda'] as const;

function withNames(context: ImportContext): SourceOptions {
  const known = layouts(context.codes);
  const systems = context.codes<NamedSystem[]>('identifiers/naming');
  const naming = createNaming(systems);
  const names = new Set(systems.map(({ key }) => key));
  const keys = new Map<string, string>();
  const keyOf = (url: string) => {
    let key = keys.get(url);
    if (key === undefined) {
      const named = GENERATIONS.map((generation) => naming.system(url, generation));
      key = named.find((one) => one?.variant === false)?.key ?? url;
      keys.set(url, key);
    }
    return key;
  };
  return {
    ...context,
    keyOf,
    isKey: (name) => names.has(name),
    spellings: (system) => known.find((one) => one.system === keyOf(system) && one.spellings)?.spellings,
  };
}

export function layouts(codes: ImportContext['codes']): readonly TableLayout[] {
  return codes<TableLayout[]>('identifiers/code-tables');
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

export const IMPORTERS: readonly Importer[] = [rf2, dmd, organisations, claml, fhir, tables];
