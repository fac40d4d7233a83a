/** `list standards|rules|requirements|stages|formats` as aligned columns. */
import { stageOf } from '../catalogue/stage.js';
import type { Catalogue } from '../catalogue/types.js';
import { REPORTERS } from './index.js';

type List = (catalogue: Catalogue, asOf: string) => string;

function columns(head: string[], rows: string[][]): string {
  const all = [head, ...rows];
  const widths = head.map((_, i) => Math.max(...all.map((row) => row[i]!.length)));
  return all
    .map(
      (row) =>
        `${row
          .map((cell, i) => cell.padEnd(widths[i]!))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

const standards: List = (catalogue, asOf) =>
  columns(
    ['Standard', 'Now', 'In the report', 'Rules', 'Name'],
    catalogue.standards.map((standard) => [
      standard.id,
      stageOf(standard, 'current', asOf),
      standard.report.stage,
      standard.assessable === 'payload' ? String(standard.rules.length) : '–',
      standard.name,
    ]),
  );

const rules: List = (catalogue) =>
  columns(
    ['Rule', 'Severity', 'Title'],
    catalogue.standards.flatMap((standard) =>
      standard.rules.map((rule) => [`${standard.id}/${rule.id}`, rule.severity, rule.title]),
    ),
  );

const requirements: List = (catalogue) =>
  columns(
    ['Standard', 'Requirement', 'Verb', 'Tested by', 'Text'],
    catalogue.standards.flatMap((standard) =>
      standard.requirements.map((row) => [standard.id, row.id, row.verb, row.tested, row.text]),
    ),
  );

const stages: List = (catalogue) =>
  columns(
    ['Stage', 'A failed shall', 'A failed should', 'Meaning'],
    catalogue.stages.map((stage) => [stage.id, stage.levels.shall, stage.levels.should, stage.meaning]),
  );

const formats: List = () =>
  columns(
    ['Format', 'What it is'],
    Object.entries(REPORTERS).map(([format, { does }]) => [format, does]),
  );

export const LISTS: Record<string, List> = { standards, rules, requirements, stages, formats };
