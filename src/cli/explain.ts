/** `careconform explain`: all that the catalogue says of a rule or a standard. */
import { loadCatalogue } from '../index.js';
import { didYouMean } from '../nearest-name.js';
import { explain, explainable } from '../report/explain.js';
import { writeOut } from './output.js';
import { widthOf } from './terminal.js';
import { UsageError } from './usage-error.js';

/** @throws UsageError where no rule or standard has the name */
export async function runExplain(name: string): Promise<void> {
  const catalogue = loadCatalogue();
  const today = new Date().toISOString().slice(0, 10);
  const text = explain(catalogue, name, { asOf: today, width: widthOf(process.stdout) });
  if (text === undefined) {
    throw new UsageError(`No rule or standard is called ${name}.${didYouMean(name, explainable(catalogue))}`);
  }
  await writeOut(text);
}
