/** `FORMAT[:FILE]` of the commands that are no run, and where what they say goes. */
import { didYouMean } from '../nearest-name.js';
import { writeFile, writeOut } from './output.js';
import { UsageError } from './usage-error.js';

/** @throws UsageError where there is no such format or the file has no name */
export function namedFormat<T extends string>(asked: string, formats: readonly T[]): { format: T; file?: string } {
  const colon = asked.indexOf(':');
  const name = colon < 0 ? asked : asked.slice(0, colon);
  const format = formats.find((one) => one === name);
  if (format === undefined)
    throw new UsageError(`There is no format ${name}.${didYouMean(name, formats)} Formats: ${formats.join(', ')}.`);
  if (colon < 0) return { format };
  const file = asked.slice(colon + 1);
  if (file === '') throw new UsageError(`--report ${format}: names no file after the colon.`);
  return file === '-' ? { format } : { format, file };
}

/** @throws OutputError where it cannot be written */
export async function writeTo(file: string | undefined, text: string): Promise<void> {
  if (file === undefined) await writeOut(text);
  else writeFile(file, text);
}
