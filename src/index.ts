/** The library: `check` for a report, `createChecker` to keep things warm, `checkStream` for runs too large for one object. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isStagePack } from './catalogue/packs.js';
import type { Catalogue, NamedSystem } from './catalogue/types.js';
import type { PayloadResult } from './check.js';
import type { FhirVersion } from './fhir/contract.js';
import type { CheckOptions } from './options.js';
import type { OpenedPacks } from './packs-disk/open.js';
import { openAssets, packageFolder } from './payload/sources/assets.js';
import { openSources } from './payload/sources/index.js';
import type { Source } from './payload/types.js';
import { type CsvMapping, createCsvMapping } from './record/csv/mapping.js';
import type { Report } from './report/types.js';
import { Checker } from './run/checker.js';
import type { EnginesOptions } from './run/engines.js';
import { OptionError } from './run/setup.js';
import { listTemplates, makeTemplate, type Template, type TemplateOptions } from './template/make.js';
import type { TerminologyService } from './terminology/contract.js';
import { openTerminology } from './terminology-disk/for-run.js';
import type { Asker, Waiting } from './terminology-server/asker.js';
import type { OpenedServer } from './terminology-server/open.js';
import type { Checkpoint } from './workers/checkpoint.js';
import { createCrew } from './workers/crew.js';

export type { Catalogue, Requirement, Rule, Stage, Standard } from './catalogue/types.js';
export type { PayloadResult } from './check.js';
export { GENERATIONS, type Generation } from './generation.js';
export type { CheckOptions } from './options.js';
export { OUTCOMES, type Outcome } from './outcome.js';
export type { CodePack, PackCheck, PackContext } from './packs/contract.js';
export { definePack, definePackCheck } from './packs/define-pack.js';
export { PackError } from './packs/faults.js';
export { type Source, SourceError } from './payload/types.js';
export type { Counts, Finding, PayloadRow, Report, RequirementRow, StandardRow, VerdictWord } from './report/types.js';
export { Checker, type RunHooks } from './run/checker.js';
export { OptionError } from './run/setup.js';
export type { Template, TemplateOptions } from './template/make.js';
export { TemplateError } from './template/types.js';

let catalogue: Catalogue | undefined;

/** The compiled catalogue that ships with the package. */
export function loadCatalogue(): Catalogue {
  catalogue ??= JSON.parse(readFileSync(join(packageFolder(), 'dist', 'catalogue.json'), 'utf8')) as Catalogue;
  return catalogue;
}

/**
 * A checker that keeps catalogue, definitions and terminology warm from run to run.
 * @param note is told what the user should know and no report has a place for
 * @param within what only the command line and workers give
 * @throws OptionError where a file that an option names cannot be used; PackError where a pack cannot
 */
export async function createChecker(
  options: CheckOptions = {},
  note: (text: string) => void = () => {},
  within: Within = {},
): Promise<Checker> {
  const packs = await openOutside(options.pack ?? []);
  const catalogue = packs?.catalogue ?? loadCatalogue();
  const checkpoint =
    options.checkpoint === undefined ? undefined : await openCheckpoint(options.checkpoint, options, catalogue);
  const terminology = await openTerminology(options.terminology, namedSystems);
  const server = await openServer(options, terminology, note, within);
  return new Checker(options, {
    catalogue,
    ...(packs ? { checks: packs.checks, packs: packs.loader } : {}),
    ...(options.jobs === 1 && !checkpoint ? {} : { crew: createCrew(options, checkpoint, note, server?.asker) }),
    ...(checkpoint ? { started: checkpoint.started } : {}),
    assets: openAssets(),
    ...(terminology ? { terminology } : {}),
    ...(server ? { terminology: server.terminology, later: server.later } : {}),
    packages: lazyPackages(options, note),
    ...(options.map === undefined ? {} : { csv: await readMapping(options.map) }),
  });
}

/** Who else has a part in a run. */
export interface Within {
  /** Asks the terminology server for this thread */
  asker?: Asker;
  /** Told while answers of a terminology server are waited for */
  onWaiting?: (waiting: Waiting) => void;
}

const namedSystems = (): NamedSystem[] => loadCatalogue().codes['identifiers/naming'] as NamedSystem[];

/** What asks a terminology server is loaded only where the user names one. */
async function openServer(
  { terminologyServer, terminology: folder }: CheckOptions,
  local: TerminologyService | undefined,
  note: (text: string) => void,
  { asker, onWaiting }: Within,
): Promise<OpenedServer | undefined> {
  if (terminologyServer === undefined) return undefined;
  const [{ openTerminologyServer }, { keyOf }, { createNaming }, { noTerminology }, { defaultTerminologyFolder }] =
    await Promise.all([
      import('./terminology-server/open.js'),
      import('./terminology-disk/open-local.js'),
      import('./record/naming.js'),
      import('./terminology/contract.js'),
      import('./terminology-disk/home.js'),
    ]);
  return openTerminologyServer({
    server: terminologyServer,
    codes: loadCatalogue().codes,
    keyOf: keyOf(createNaming(namedSystems())),
    local: local ?? noTerminology,
    folder: folder ?? defaultTerminologyFolder(process.env),
    asker,
    note,
    onWaiting,
    environment: process.env,
  });
}

async function openCheckpoint(
  path: string,
  options: CheckOptions,
  { version, digest }: Catalogue,
): Promise<Checkpoint> {
  const { Checkpoint } = await import('./workers/checkpoint.js');
  return Checkpoint.open(path, { version, catalogue: digest, options });
}

/** Packs from outside, where any are named; the schema checker is loaded only then. */
async function openOutside(names: readonly string[]): Promise<OpenedPacks | undefined> {
  if (names.every(isStagePack)) return undefined;
  const { openPacks } = await import('./packs-disk/open.js');
  return openPacks(names, loadCatalogue(), process.cwd());
}

/** The loader of packages is itself loaded only where packages are named. */
function lazyPackages(options: CheckOptions, note: (text: string) => void): EnginesOptions['packages'] {
  const { package: packages = [], profile: profiles = [] } = options;
  if (packages.length === 0 && profiles.length === 0) return async () => ({ definitions: [], profiles: [] });
  return async (version, core) => {
    const [{ createPackageLoader }, { defaultCacheFolder, defaultPackageFolder }] = await Promise.all([
      import('./packages-disk/load.js'),
      import('./packages-disk/home.js'),
    ]);
    const cache = defaultCacheFolder(process.env);
    return createPackageLoader({ packages, profiles, folder: defaultPackageFolder(), cache, note })(version, core);
  };
}

/**
 * A FHIR profile or type as the engine checks it, as an indented tree.
 * @returns undefined where neither the core definitions nor the packages have the URL
 */
export async function explainProfile(
  url: string,
  version: FhirVersion,
  packages: string[] = [],
): Promise<string | undefined> {
  const { explainProfileIn } = await import('./run/engines.js');
  const { noTerminology } = await import('./terminology/contract.js');
  const load = lazyPackages({ package: packages }, () => {});
  return explainProfileIn(version, url, { assets: openAssets(), packages: load, terminology: noTerminology });
}

async function readMapping(path: string): Promise<CsvMapping> {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new OptionError(`The mapping ${path} cannot be read as JSON. Check that the file is there and well formed.`);
  }
  try {
    return createCsvMapping(json);
  } catch (error) {
    throw new OptionError((error as Error).message);
  }
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

/** The documents that `template` can write, by id. */
export function templates(): Promise<{ id: string; name: string }[]> {
  return listTemplates(openAssets());
}

/**
 * A minimal synthetic document that passes every rule, with a sheet that says why each part of it is there.
 * @param document its id, as `discharge-summary`
 * @throws TemplateError where there is no such document, generation or envelope
 */
export function template(document: string, options: TemplateOptions = {}): Promise<Template> {
  return makeTemplate(document, options, { assets: openAssets(), catalogue: loadCatalogue() });
}
