/**
 * FHIR engines of a run, one for each FHIR version, made when the first record of it comes. Definitions are read then, so a run
 * without FHIR never pays for them.
 */
import type { Assets, FhirValidator, FhirVersion, Issue, ProfileValidator, ValidateOptions } from '../fhir/contract.js';
import type { Definitions } from '../fhir/definitions/compiled.js';
import { type CoreStore, createStore, layer } from '../fhir/definitions/store.js';
import type { LibraryCompiler } from '../fhir/path/library.js';
import { type FhirXml, readFhirXml, toResource } from '../fhir/xml/read.js';
import { type Generation, isFhir } from '../generation.js';
import type { Json, JsonObject, RecordTree, XmlElement } from '../parse/tree.js';
import type { TerminologyService } from '../terminology/contract.js';
import { type AssignedProfiles, assignBy } from './assigned.js';
import { familiesOf } from './package-families.js';
import { tryGenerations } from './try-generations.js';

/** FHIR packages that the user named, for one version. */
export interface LoadedPackages {
  definitions: Definitions[];
  /** Canonical URLs of profiles to check besides those that payloads name */
  profiles: string[];
}

export interface EnginesOptions {
  assets: Assets;
  terminology: TerminologyService;
  packages: (version: FhirVersion, core: CoreStore) => Promise<LoadedPackages>;
  /** Beginnings of the canonical URLs of national profiles and extensions */
  authorities: readonly string[];
  at: string | undefined;
  /** Profiles to check where a payload names no national one; undefined where no rule asks about them */
  assigned?: AssignedProfiles | undefined;
  /** Whether rules ask the engine at all; otherwise definitions serve only the reading of XML */
  asked: boolean;
}

const VERSIONS: Partial<Record<Generation, FhirVersion>> = {
  'fhir-dstu2': '1.0',
  'fhir-stu3': '3.0',
  'fhir-r4': '4.0',
  'fhir-r4b': '4.3',
  'fhir-r5': '5.0',
  'fhir-undecided': '4.0',
};

/** Versions whose definitions are compiled in; others are read by their nearest but not validated. */
const VALIDATED: readonly FhirVersion[] = ['3.0', '4.0'];

interface Ready {
  store: CoreStore;
  validator?: FhirValidator;
  profiles: readonly string[];
}

const NONE_TAKEN: ReadonlyMap<string, number> = new Map();

export class FhirEngines implements ProfileValidator {
  private readonly ready = new Map<FhirVersion, Ready>();
  private readonly loading = new Map<FhirVersion, Promise<void>>();
  private readonly read = new WeakMap<XmlElement, FhirXml>();
  private readonly validated = new WeakMap<RecordTree, Issue[]>();
  private readonly taken = new WeakMap<RecordTree, ReadonlyMap<string, number>>();

  constructor(private readonly options: EnginesOptions) {}

  /** Loads what the record needs; undefined where it is there already or not needed. */
  prepare({ generation, tree }: RecordTree): Promise<void> | undefined {
    const version = VERSIONS[generation];
    if (!version || this.ready.has(version)) return undefined;
    if (tree.syntax !== 'xml' && !(this.options.asked && VALIDATED.includes(version))) return undefined;
    const loading = this.loading.get(version) ?? this.load(version);
    this.loading.set(version, loading);
    return loading;
  }

  /** Tries a record of which nothing tells the generation; undefined where it is told, or nobody asks the engine. */
  settle(record: RecordTree): Promise<RecordTree> | undefined {
    if (record.generation !== 'fhir-undecided' || !this.options.asked || record.problems.length > 0) return undefined;
    return tryGenerations(record, this);
  }

  private async load(version: FhirVersion): Promise<void> {
    const { assets, terminology, asked } = this.options;
    const core = await createStore(version, assets);
    if (!asked || !VALIDATED.includes(version)) {
      this.ready.set(version, { store: core, profiles: [] });
      return;
    }
    const { definitions, profiles } = await this.options.packages(version, core);
    const store = definitions.length > 0 ? layer(core, ...definitions) : core;
    const options = {
      authorities: this.options.authorities,
      authoritiesLoaded: familiesOf(definitions),
    };
    const library = await libraryFor(definitions, version);
    const parts = { version, store, terminology, options, ...(library ? { library } : {}) };
    // The engine is half of the program, and a run without FHIR never loads it.
    const { createValidator } = await import('../fhir/validator.js');
    this.ready.set(version, { store, validator: createValidator(parts), profiles });
  }

  /** FHIR XML in JSON's shape, for the extractors. */
  readonly fhirXml = (root: XmlElement, generation: Generation): JsonObject => {
    const ready = this.ready.get(VERSIONS[generation] ?? '4.0');
    if (!ready) throw new Error('FHIR definitions were not loaded before they were needed');
    if (!ready.validator) return toResource(root, ready.store);
    const read = readFhirXml(root, ready.store);
    this.read.set(root, read);
    return read.resource;
  };

  /** Answers of a terminology server may have changed what is to be said of the record. */
  forget(record: RecordTree): void {
    this.validated.delete(record);
  }

  assigned(record: RecordTree): ReadonlyMap<string, number> {
    return this.taken.get(record) ?? NONE_TAKEN;
  }

  /** Notes which of the profiles that are expected are there to be taken. */
  private assignFor(record: RecordTree, validator: FhirValidator): Pick<ValidateOptions, 'assign'> {
    const { assigned, authorities } = this.options;
    const assign = assigned && assignBy(assigned, authorities, record.generation);
    if (!assign) return {};
    const taken = new Map<string, number>();
    this.taken.set(record, taken);
    return {
      assign: (type, declared) => {
        const wanted = assign(type, declared);
        for (const url of wanted)
          if (!declared.includes(url) && validator.knows(url)) taken.set(url, (taken.get(url) ?? 0) + 1);
        return wanted;
      },
    };
  }

  validate(record: RecordTree, resource: Json): readonly Issue[] | { reason: 'profile-not-loaded' | 'unsupported' } {
    const done = this.validated.get(record);
    if (done) return done;
    const version = VERSIONS[record.generation];
    const ready = version && this.ready.get(version);
    const { tree } = record;
    if (!isFhir(record.generation) || !ready?.validator || (tree.syntax !== 'json' && tree.syntax !== 'xml'))
      return { reason: 'unsupported' };
    const { problems, lexemes } = (tree.syntax === 'xml' && this.read.get(tree.root)) || {};
    const issues = ready.validator.validate(
      { resource: resource as JsonObject, tree, ...(problems ? { problems } : {}), ...(lexemes ? { lexemes } : {}) },
      {
        profiles: ready.profiles,
        ...(this.options.at === undefined ? {} : { at: this.options.at }),
        ...this.assignFor(record, ready.validator),
      },
    );
    this.validated.set(record, issues);
    return issues;
  }
}

/** The library is large: it is loaded only where a package brings an expression that is not compiled here. */
async function libraryFor(
  definitions: readonly Definitions[],
  version: FhirVersion,
): Promise<LibraryCompiler | undefined> {
  const expressions = definitions.flatMap((each) => [...(each.expressions?.() ?? [])]);
  if (expressions.length === 0) return undefined;
  const [{ isBeyond }, { openLibrary }] = await Promise.all([
    import('../fhir/path/beyond.js'),
    import('../fhir/path/library.js'),
  ]);
  return expressions.some(isBeyond) ? openLibrary(version) : undefined;
}

/** Explains a profile; undefined where the URL is not known in the version. */
export async function explainProfileIn(
  version: FhirVersion,
  url: string,
  options: Pick<EnginesOptions, 'assets' | 'packages' | 'terminology'>,
): Promise<string | undefined> {
  const { createValidator } = await import('../fhir/validator.js');
  const core = await createStore(version, options.assets);
  const { definitions } = await options.packages(version, core);
  return createValidator({ version, store: layer(core, ...definitions), terminology: options.terminology }).explain(
    url,
  );
}
