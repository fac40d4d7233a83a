/** Which files of what the user named make up one release of dm+d, and what of it is not there. */
import { TerminologyError } from '../../terminology-error.js';
import type { DmdPart } from './facts.js';
import { parseDmdName } from './file-name.js';

export interface DmdFile {
  /** With its folders, separated by / */
  name: string;
  bytes: number;
  open(): AsyncIterable<Uint8Array>;
}

export interface DmdChoice {
  files: { file: DmdFile; part: DmdPart }[];
  /** Latest date of a file */
  version: string;
  /** A part is missing, so that an absent code cannot be told */
  partial: boolean;
  notes: string[];
}

/** @throws TerminologyError where a part comes from two releases */
export function chooseDmdFiles(files: readonly DmdFile[], parts: readonly DmdPart[]): DmdChoice {
  const chosen = new Map<string, { file: DmdFile; part: DmdPart; date: string }>();
  for (const file of files) {
    const named = parseDmdName(file.name.slice(file.name.lastIndexOf('/') + 1));
    const part = parts.find((one) => one.file === named?.file);
    if (!named || !part) continue;
    const held = chosen.get(part.file);
    if (held && held.date !== named.date)
      throw new TerminologyError(
        `There are two ${part.file} files of dm+d, of ${held.date} and of ${named.date}. Import one release at a time.`,
      );
    // The same file may stand both in the zip and beside it.
    if (!held) chosen.set(part.file, { file, part, date: named.date });
  }
  const dates = [...chosen.values()].map(({ date }) => date).sort();
  const missing = parts.filter(({ file, without }) => without === undefined && !chosen.has(file));
  return {
    files: parts.flatMap(({ file }) => chosen.get(file) ?? []),
    version: dates.at(-1) ?? '',
    partial: missing.length > 0,
    notes: [...notesOfMissing(missing), ...notesOfBonus(parts, chosen), ...notesOfDates(dates)],
  };
}

function notesOfMissing(missing: readonly DmdPart[]): string[] {
  if (missing.length === 0) return [];
  const names = missing.map(({ file }) => `f_${file}2`).join(', ');
  return [
    `dm+d: these files of the release are missing: ${names}. A code that is not found may be in one of them, so it is not said to be unknown.`,
  ];
}

/** TRUD gives the bonus files apart from the others. */
function notesOfBonus(parts: readonly DmdPart[], chosen: ReadonlyMap<string, unknown>): string[] {
  const absent = parts.filter(({ file, without }) => without !== undefined && !chosen.has(file));
  if (absent.length === 0) return [];
  const names = absent.map(({ file }) => `f_${file}`).join(', ');
  return [`dm+d: of the bonus files there is no ${names}, so that ${absent.map(({ without }) => without).join('; ')}.`];
}

function notesOfDates(dates: readonly string[]): string[] {
  const [first, last] = [dates[0], dates.at(-1)];
  return first === last ? [] : [`dm+d: the files are of different dates, from ${first} to ${last}.`];
}
