/** Makes a run: plan, ledger and what records need, from the options and the compiled catalogue. Fit for a browser. */

import { newRules } from '../catalogue/edition.js';
import { type PackLoader, stagePacks } from '../catalogue/packs.js';
import { restage } from '../catalogue/restage.js';
import type { Catalogue, NamedSystem } from '../catalogue/types.js';
import type { Run } from '../check.js';
import { CHECKS } from '../checks/index.js';
import type { CheckDefinition } from '../checks/types.js';
import type { Assets } from '../fhir/contract.js';
import { didYouMean } from '../nearest-name.js';
import type { CheckOptions } from '../options.js';
import type { DocumentType, ExtractContext } from '../record/contract.js';
import type { CsvMapping } from '../record/csv/mapping.js';
import { createNaming } from '../record/naming.js';
import { namePolicy } from '../report/names.js';
import { newRedaction } from '../report/redact.js';
import { type AskedLater, noTerminology, type TerminologyService } from '../terminology/contract.js';
import { Acceptance, wronglyAccepted } from './acceptance.js';
import type { AssignedProfiles } from './assigned.js';
import type { Crew } from './crew.js';
import { Describer } from './describe.js';
import { type EnginesOptions, FhirEngines } from './engines.js';
import { knownUris } from './known-uris.js';
import { Ledger } from './ledger.js';
import { yardsticks } from './measured.js';
import { planByName } from './overrides.js';
import { makePlan, type Plan } from './plan.js';
import type { Policy } from './policy.js';

/** What the world gives: read files, terminology, packs. Each door has one real implementation by default. */
export interface World {
  catalogue: Catalogue;
  assets: Assets;
  terminology?: TerminologyService;
  /** The part of it that is asked over a network */
  later?: AskedLater;
  /** FHIR packages and profiles that the user named; none by default */
  packages?: EnginesOptions['packages'];
  /** Columns of CSV files → facts, as the `--map` file has it */
  csv?: CsvMapping;
  packs?: PackLoader;
  /** Checks that packs bring */
  checks?: readonly CheckDefinition[];
  /** Hands sources to others; left out: this thread checks them all */
  crew?: Crew;
  /** When a run began that is taken up again */
  started?: Date;
  /** What one run has loaded and the next may use; left out: each run loads anew */
  kept?: { engines?: FhirEngines };
  /** The key of the run's marks, where another thread has made it */
  key?: Uint8Array;
}

const NO_PACKAGES: EnginesOptions['packages'] = async () => ({ definitions: [], profiles: [] });

/** The options are wrong: a usage error, said in our own words. */
export class OptionError extends Error {
  override name = 'OptionError';
}

/**
 * @param keep false where results are given out one by one and not reported as a whole
 * @throws OptionError where an option names a standard, pack or date that there is not, or accepts what always gates.
 */
export function setUp(options: CheckOptions, world: World, signal?: AbortSignal, keep = true): Run {
  const now = world.started ?? options.now?.() ?? new Date();
  const policy: Policy = {
    name: options.for ?? 'ci',
    view: options.stages ?? 'current',
    asOf: options.asOf ?? now.toISOString().slice(0, 10),
    gateStages: options.gate ?? [],
  };
  const data = options.data;
  const catalogue = selectPacks(options, world, policy);
  if (options.catalogue !== undefined) policy.edition = options.catalogue;
  policy.isNew = inOurWords(() => newRules(world.catalogue, options.catalogue));
  const plan = makePlan(catalogue, [...CHECKS, ...(world.checks ?? [])], {
    standards: knownStandards(options.standard ?? [], world.catalogue),
    data,
  });
  for (const { standards } of options.overrides ?? []) knownStandards(standards, world.catalogue);
  const wrong = wronglyAccepted(options, world.catalogue);
  if (wrong) throw new OptionError(wrong);
  const acceptance = new Acceptance(options, now.toISOString().slice(0, 10));
  const redaction = newRedaction(options.values ?? 'shape', knownUris(world.catalogue), world.key);
  const terminology = world.terminology ?? noTerminology;
  const engines = world.kept?.engines ?? openEngines(options, world, plan);
  if (world.kept) world.kept.engines = engines;
  const maxFindings = options.maxFindings ?? 100;
  const ledger = new Ledger(plan, { maxFindings, accepted: acceptance.covers, keep });
  return {
    plan,
    planFor: planByName(plan, options.overrides),
    acceptance,
    ledger,
    book: ledger,
    describer: new Describer(plan, { policy, redaction, maxFindings, mayBeAccepted: acceptance.concerns }),
    redaction,
    measuring: yardsticks(world.catalogue),
    unwrap: options.generation ? { generation: options.generation } : {},
    names: namePolicy(options.names, data),
    extract: extractContext(world, engines, now),
    context: {
      data,
      asOf: policy.asOf,
      codes: <T>(name: string) => codesOf<T>(world.catalogue, name),
      terminology,
      profiles: engines,
    },
    prepare: (record) => engines.prepare(record),
    settle: (record) => engines.settle(record),
    forget: (record) => engines.forget(record),
    later: world.later,
    policy,
    started: now,
    signal,
  };
}

function openEngines(
  { at }: CheckOptions,
  { assets, terminology, packages, catalogue }: World,
  plan: Plan,
): FhirEngines {
  return new FhirEngines({
    assets,
    terminology: terminology ?? noTerminology,
    packages: packages ?? NO_PACKAGES,
    authorities: (catalogue.codes['fhir-api/national-profiles'] as string[] | undefined) ?? [],
    at,
    assigned: assignedBy(plan, catalogue),
    asked: plan.rules.some(({ rule }) => 'fhir-issues' in rule.check || 'fhir-profile' in rule.check),
  });
}

/** The list that the plan's rule names; undefined where no rule asks for it. */
function assignedBy(plan: Plan, { codes }: Catalogue): AssignedProfiles | undefined {
  for (const { rule } of plan.rules) {
    const asked = (rule.check as Record<string, { list?: string }>)['fhir-profile'];
    if (asked?.list !== undefined) return codes[asked.list] as AssignedProfiles | undefined;
  }
  return undefined;
}

function extractContext(world: World, engines: FhirEngines, now: Date): ExtractContext {
  const documents = world.catalogue.codes['transfer-of-care/documents'] as readonly DocumentType[] | undefined;
  return {
    naming: createNaming(world.catalogue.codes['identifiers/naming'] as NamedSystem[]),
    fhirXml: engines.fhirXml,
    now: now.getTime(),
    ...(documents ? { documents } : {}),
    ...(world.csv ? { csv: world.csv } : {}),
  };
}

function selectPacks(options: CheckOptions, world: World, policy: Policy): Catalogue {
  return inOurWords(() => {
    const catalogue = restage(world.catalogue, options.restage ?? []);
    return (world.packs ?? stagePacks).select(catalogue, options.pack ?? [], policy);
  });
}

/** The catalogue's functions say in our own words what is wrong with what an option named. */
function inOurWords<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new OptionError((error as Error).message);
  }
}

function knownStandards(asked: readonly string[], catalogue: Catalogue): readonly string[] {
  const ids = catalogue.standards.map(({ id }) => id);
  for (const id of asked)
    if (!ids.includes(id)) {
      const list = `The standards are ${ids.join(', ')}.`;
      throw new OptionError(`There is no standard ${id}.${didYouMean(id, ids)} ${list}`);
    }
  return asked;
}

function codesOf<T>(catalogue: Catalogue, name: string): T {
  const codes = catalogue.codes[name];
  if (codes === undefined) throw new Error(`the catalogue has no list ${name}`);
  return codes as T;
}
