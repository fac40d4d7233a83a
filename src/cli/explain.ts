/** `careconform explain`: all that the catalogue says of a rule or a standard. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '../catalogue/types.js';
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

/** The catalogue with the packs that are named, here or in the configuration; undefined where none is. */
async function withPacks(named: readonly string[] | undefined): Promise<Catalogue | undefined> {
  const { readSettings } = await import('./settings.js');
  const { options } = await readSettings([], { report: [], progress: false, ...(named ? { pack: [...named] } : {}) });
  if (!options.pack?.length) return undefined;
  const { openPacks } = await import('../packs-disk/open.js');
  return (await openPacks(options.pack, loadCatalogue(), process.cwd())).catalogue;
}

export interface ExplainOptions {
  pack?: string[];
  package?: string[];
  fhirVersion?: string;
}

/** A profile as the engine has compiled it; the version that is asked for, or the first that knows the URL. */
async function explainUrl(url: string, packages: string[], asked: string | undefined): Promise<string> {
  const { explainProfile } = await import('../index.js');
  const versions = asked ? [asked] : ['4.0', '3.0'];
  for (const version of versions) {
    const text = await explainProfile(url, version as '4.0', packages);
    if (text !== undefined) return text.endsWith('\n') ? text : `${text}\n`;
  }
  throw new UsageError(`No profile or type has the URL ${url}. Name the package that defines it with --package.`);
}

/** @throws UsageError where no rule or standard has the name; PackError where a pack cannot be used */
export async function runExplain(
  name: string,
  { pack: packs, package: packages, fhirVersion }: ExplainOptions,
): Promise<void> {
  if (name.includes('://')) {
    await writeOut(await explainUrl(name, packages ?? [], fhirVersion));
    return;
  }
  const asOf = new Date().toISOString().slice(0, 10);
  const settings = { asOf, width: widthOf(process.stdout), examples: readExamples() };
  let catalogue = loadCatalogue();
  let text = packs ? undefined : explain(catalogue, name, settings);
  if (text === undefined) {
    catalogue = (await withPacks(packs)) ?? catalogue;
    text = explain(catalogue, name, settings);
  }
  if (text === undefined) {
    throw new UsageError(`No rule or standard is called ${name}.${didYouMean(name, explainable(catalogue))}`);
  }
  await writeOut(text);
}
