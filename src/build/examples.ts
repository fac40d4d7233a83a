/** For each rule the smallest difference between a fixture that passes and one that fails, for `explain`. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Catalogue } from '../catalogue/types.js';
import type { Example, Examples } from '../report/examples.js';
import { type DifferingLine, differenceOf, withoutTheSame } from './line-difference.js';

const LARGEST_FIXTURE = 20_000;
const MOST_LINES = 24;
const LONGEST_LINE = 160;
const LARGEST = 400_000;

/** Rules whose examples are the longest are left out where all of them would be too much to carry. */
export function compileExamples(folder: string, { standards }: Pick<Catalogue, 'standards'>): Examples {
  const found = standards.flatMap(({ id, rules }) =>
    rules.flatMap((rule): [string, Example][] => {
      const example = smallest(join(folder, id, rule.id));
      return example ? [[`${id}/${rule.id}`, example]] : [];
    }),
  );
  const sizeOf = (entry: [string, Example]) => JSON.stringify(entry).length;
  const kept = new Set<[string, Example]>();
  let size = 0;
  for (const entry of [...found].sort((a, b) => sizeOf(a) - sizeOf(b))) {
    size += sizeOf(entry);
    if (size > LARGEST) break;
    kept.add(entry);
  }
  return Object.fromEntries(found.filter((entry) => kept.has(entry)));
}

function smallest(folder: string): Example | undefined {
  if (!existsSync(folder)) return undefined;
  const names = readdirSync(folder).filter(
    (name) => /^(?:pass|fail)-/.test(name) && !name.endsWith('.expect.json') && isSmall(join(folder, name)),
  );
  const pairs = names
    .filter((name) => name.startsWith('fail-'))
    .flatMap((fail) =>
      names
        .filter((name) => name.startsWith('pass-') && extname(name) === extname(fail))
        .map((pass) => ({ pass, fail, lines: differing(join(folder, pass), join(folder, fail)) })),
    )
    .filter(({ lines }) => lines.length > 0 && lines.length <= MOST_LINES);
  const [best] = pairs.sort((a, b) => a.lines.length - b.lines.length);
  return best && { ...best, lines: best.lines.map((line) => line.in + line.text.slice(0, LONGEST_LINE)) };
}

function isSmall(path: string): boolean {
  return statSync(path).size <= LARGEST_FIXTURE;
}

function differing(pass: string, fail: string): DifferingLine[] {
  return withoutTheSame(differenceOf(linesOf(pass), linesOf(fail)));
}

/** Segments of HL7 v2 and EDIFACT are lines too; a number that tests make up is not shown as its mark. */
function linesOf(path: string): string[] {
  const text = readFileSync(path, 'utf8').replace(/\{\{nhs-number:(\d)\d{8}\}\}/g, '$1… (a number of an issued range)');
  return text.trimEnd().split(/\r\n|\r|\n|(?<=')(?=[A-Z]{3}\+)/);
}
