/** The library: `check` for a report, `createChecker` to keep things warm, `checkStream` for runs too large for one object. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from './catalogue/types.js';
import type { PayloadResult } from './check.js';
import type { CheckOptions } from './options.js';
import { openAssets, packageFolder } from './payload/sources/assets.js';
import { openSources } from './payload/sources/index.js';
import type { Source } from './payload/types.js';
import type { Report } from './report/types.js';
import { Checker } from './run/checker.js';

export type { Catalogue, Requirement, Rule, Stage, Standard } from './catalogue/types.js';
export type { PayloadResult } from './check.js';
export { GENERATIONS, type Generation } from './generation.js';
export type { CheckOptions } from './options.js';
export { OUTCOMES, type Outcome } from './outcome.js';
export { type Source, SourceError } from './payload/types.js';
export type { Counts, Finding, PayloadRow, Report, RequirementRow, StandardRow, VerdictWord } from './report/types.js';
export { Checker, type RunHooks } from './run/checker.js';
export { OptionError } from './run/setup.js';

let catalogue: Catalogue | undefined;

/** The compiled catalogue that ships with the package. */
export function loadCatalogue(): Catalogue {
  catalogue ??= JSON.parse(readFileSync(join(packageFolder(), 'dist', 'catalogue.json'), 'utf8')) as Catalogue;
  return catalogue;
}

/** A checker that keeps catalogue, definitions and terminology warm from run to run. */
export async function createChecker(options: CheckOptions = {}): Promise<Checker> {
  return new Checker(options, { catalogue: loadCatalogue(), assets: openAssets() });
}

/**
 * Checks files, folders, globs and archives.
 * @throws OptionError where an option makes no sense
 */
export async function check(paths: string[], options: CheckOptions = {}): Promise<Report> {
  return (await createChecker(options)).run(openSources(paths));
}

/** The same, payload by payload: nothing is kept of a payload once it has been given out. */
export async function* checkStream(paths: string[], options: CheckOptions = {}): AsyncGenerator<PayloadResult> {
  yield* (await createChecker(options)).stream(openSources(paths));
}

/** Checks one payload that is already in memory. */
export async function checkPayload(bytes: Uint8Array, options: CheckOptions & { name?: string } = {}): Promise<Report> {
  const { name = 'payload', ...rest } = options;
  return (await createChecker(rest)).run(one({ name, size: bytes.length, read: async () => bytes }));
}

async function* one(source: Source): AsyncGenerator<Source> {
  yield source;
}
