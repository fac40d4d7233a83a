/** Reading a JSON file that the user names. What is wrong with it is said in our own words, because a parser's quote it. */
import { readFileSync, statSync } from 'node:fs';
import { UsageError } from './usage-error.js';

const LARGEST = 400 * 1024 * 1024;

/**
 * @param what names the file in messages, as `The baseline`
 * @throws UsageError where the file cannot be read, is too large or is no JSON
 */
export function readJsonFile(path: string, what: string): unknown {
  let text: string;
  try {
    if (statSync(path).size > LARGEST) throw new UsageError(`${what} ${path} is larger than 400 MB.`);
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${what} ${path} cannot be read. Check that the file is there and may be read.`);
  }
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new UsageError(`${what} ${path} is not well-formed JSON. Check that it is whole.`);
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
