/** `careconform.baseline.json`: the findings that were there when a project began to look. */
import type { Baseline } from '../run/baseline.js';
import { isObject, readJsonFile } from './json-file.js';
import { UsageError } from './usage-error.js';

export const BASELINE_NAME = 'careconform.baseline.json';

const ENTRY = /^[0-9a-f]{16} [^\n]{1,4000}$/;

/** @throws UsageError where the file cannot be read or is no baseline */
export function readBaseline(path: string): Baseline {
  const value = readJsonFile(path, 'The baseline');
  if (isBaseline(value)) return value;
  throw new UsageError(`The file ${path} is no baseline of ours. Write one with careconform baseline.`);
}

function isBaseline(value: unknown): value is Baseline {
  if (!isObject(value) || value['schemaVersion'] !== 1 || typeof value['catalogue'] !== 'string') return false;
  return isObject(value['findings']) && Object.values(value['findings']).every(areEntries);
}

function areEntries(list: unknown): boolean {
  return Array.isArray(list) && list.every((one) => typeof one === 'string' && ENTRY.test(one));
}
