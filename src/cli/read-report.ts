/** A JSON report that comes back in: from another site, so it is trusted with nothing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../payload/sources/assets.js';
import type { Report } from '../report/types.js';
import { isObject, readJsonFile } from './json-file.js';
import { UsageError } from './usage-error.js';

/** More of anything than a report can hold; larger numbers would only keep the program busy. */
const MOST = 1e9;

type Validate = ((value: unknown) => value is Report) & { errors?: { instancePath: string }[] | null };
let validate: Validate | undefined;

async function validator(): Promise<Validate> {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const schema = JSON.parse(readFileSync(join(packageFolder(), 'standards', 'schema', 'report.json'), 'utf8'));
  return new Ajv2020({ strict: false }).compile<Report>(schema) as Validate;
}

/** @throws UsageError where the file is no report of ours, or one of another version */
export async function readReport(path: string): Promise<Report> {
  const value = readJsonFile(path, 'The report');
  if (isObject(value) && value['kind'] === 'summary')
    throw new UsageError(`The file ${path} is a summary. Give the reports that it was made of.`);
  if (isObject(value) && typeof value['schemaVersion'] === 'number' && value['schemaVersion'] !== 1)
    throw new UsageError(`The report ${path} has another schemaVersion. Make it anew with this version.`);
  validate ??= await validator();
  if (!validate(value)) {
    const place = validate.errors?.[0]?.instancePath.replace(/[^\w/~.-]/g, '?').slice(0, 80) || 'the top';
    throw new UsageError(`The file ${path} is no JSON report of careconform: it is wrong at ${place}.`);
  }
  if (!countsAreSound(value)) throw new UsageError(`The report ${path} holds counts that no run can have.`);
  return value;
}

function countsAreSound(report: Report): boolean {
  const all = [
    ...report.standards.flatMap(({ counts, rules = [] }) => [counts, ...rules.map((rule) => rule.counts)]),
    ...(report.senders ?? []).flatMap(({ payloads, records, standards }) => [{ payloads, records }, ...standards]),
    ...(report.measures?.counted ?? []).flatMap(({ cells }) => cells),
  ];
  return all.every((counts) => Object.values(counts).every((count) => typeof count !== 'number' || count <= MOST));
}
