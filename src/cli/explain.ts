/** `careconform explain`: all that the catalogue says of a rule or a standard. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalogue } from '../index.js';
import { didYouMean } from '../nearest-name.js';
import { packageFolder } from '../payload/sources/assets.js';
import type { Examples } from '../report/examples.js';
import { explain, explainable } from '../report/explain.js';
import { writeOut } from './output.js';
import { widthOf } from './terminal.js';
import { UsageError } from './usage-error.js';

/** Made with the build; without them all else is said. */
function readExamples(): Examples {
  try {
    return JSON.parse(readFileSync(join(packageFolder(), 'dist', 'examples.json'), 'utf8')) as Examples;
  } catch {
    return {};
  }
}

/** @throws UsageError where no rule or standard has the name */
export async function runExplain(name: string): Promise<void> {
  const catalogue = loadCatalogue();
  const today = new Date().toISOString().slice(0, 10);
  const text = explain(catalogue, name, { asOf: today, width: widthOf(process.stdout), examples: readExamples() });
  if (text === undefined) {
    throw new UsageError(`No rule or standard is called ${name}.${didYouMean(name, explainable(catalogue))}`);
  }
  await writeOut(text);
}
