/** Files that are in memory, and indexes made of them. */
import { readFileSync } from 'node:fs';
import type { MadeIndex } from '../../../../src/terminology/import/made-index.js';
import type { ReleaseFile } from '../../../../src/terminology/import/release-file.js';
import type { SourceOptions } from '../../../../src/terminology/import/source-options.js';
import { layoutOf } from '../../../../src/terminology/import/table/detect.js';
import { importTables } from '../../../../src/terminology/import/table/import.js';
import type { TableLayout } from '../../../../src/terminology/import/table/layout.js';
import { memoryPages } from '../../../../src/terminology/index/pages.js';
import { TerminologyIndex } from '../../../../src/terminology/index/terminology-index.js';

export const LAYOUTS = JSON.parse(
  readFileSync(new URL('../../../../standards/identifiers/codes/code-tables.json', import.meta.url), 'utf8'),
) as TableLayout[];

export const OPTIONS: SourceOptions = {
  sources: async () => [],
  isKey: (name) => LAYOUTS.some(({ system }) => system === name),
  spellings: (system) => LAYOUTS.find((one) => one.system === system && one.spellings)?.spellings,
};

/** Pieces of seven bytes, so that every word is cut somewhere. */
export function fileOf(name: string, content: string | Uint8Array): ReleaseFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    name,
    bytes: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
    },
  };
}

export function headOf(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}

export function opened({ pieces }: MadeIndex): TerminologyIndex {
  return new TerminologyIndex(memoryPages(new Uint8Array(Buffer.concat(pieces))));
}

/** Imports tables as they are found to be, by name. */
export async function tablesOf(files: Record<string, string>, options: Partial<SourceOptions> = {}) {
  const tables = Object.entries(files).map(([name, content]) => {
    const layout = layoutOf(headOf(content), LAYOUTS);
    if (!layout) throw new Error(`${name} is not recognised`);
    return { file: fileOf(name, content), layout };
  });
  return (await importTables(tables, { ...OPTIONS, ...options })).map(opened);
}

export function textOf(rows: readonly (readonly string[])[], delimiter: string): string {
  return rows.map((row) => `${row.join(delimiter)}\r\n`).join('');
}
