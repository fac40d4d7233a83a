import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';
import { type ConceptRow, writeIndex } from '../../../src/terminology/index/writer.js';
import { SNOMED } from '../terminology/graph.js';

const made: string[] = [];

/** A folder of its own for one test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'careconform-'));
  made.push(folder);
  return folder;
}

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export function writeTexts(folder: string, texts: ReadonlyMap<string, string>): string {
  for (const [name, text] of texts) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** An index of codes named after a letter, so that two are told apart. */
export function piecesOf(letter: string, count = 500): Promise<Uint8Array[]> {
  const rows: ConceptRow[] = Array.from({ length: count }, (_, at) => ({ code: `${letter}${at}` }));
  return writeIndex(rows, SNOMED);
}
