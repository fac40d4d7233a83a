/**
 * No NHS number that could be a person's is written in a file of this repository. A fixture that needs one says
 * `{{nhs-number:450000000}}`: the first number from those nine digits on that modulus 11 allows, made as the test runs.
 */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { modulus11CheckDigit } from '../../src/record/modulus-11.js';

const MARK = /\{\{nhs-number:(\d{9})\}\}/g;

/** The path of a fixture with its numbers made: the fixture's own where it asks for none. */
export function withMadeNumbers(file: string): string {
  const bytes = readFileSync(file);
  if (!bytes.includes('{{nhs-number:')) return file;
  const made = join(mkdtempSync(join(tmpdir(), 'careconform-fixture-')), basename(file));
  writeFileSync(
    made,
    bytes.toString('utf8').replace(MARK, (_mark, digits: string) => numberFrom(digits)),
  );
  return made;
}

function numberFrom(digits: string): string {
  for (let next = Number(digits); ; next += 1) {
    const stem = String(next).padStart(9, '0');
    const check = modulus11CheckDigit(stem);
    if (check !== undefined && !/^(\d)\1+$/.test(stem + check)) return stem + check;
  }
}
